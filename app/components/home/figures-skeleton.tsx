import { BlockStack, Box, Card, InlineGrid, SkeletonBodyText, SkeletonDisplayText } from "@shopify/polaris";
import { useAdmin } from "../admin-frame";
import { pictureHeight } from "./points-picture";

/** As tall as the figures that will stand here, so that nothing below moves when they come. */
export function FiguresSkeleton() {
  const { say } = useAdmin();
  return (
    <div role="status" aria-busy="true" aria-label={say("home.figures.loading")}>
      <BlockStack gap="400">
        <Box minHeight="44px">
          <SkeletonDisplayText size="small" />
        </Box>
        <InlineGrid columns={{ xs: 1, sm: 2, lg: 3 }} gap={{ xs: "200", sm: "400" }}>
          {Array.from({ length: 6 }, (_, place) => (
            <Card key={place}>
              <Box minHeight="104px">
                <SkeletonBodyText lines={4} />
              </Box>
            </Card>
          ))}
        </InlineGrid>
        <Card>
          <Box minHeight={`${pictureHeight + 70}px`}>
            <SkeletonBodyText lines={8} />
          </Box>
        </Card>
      </BlockStack>
    </div>
  );
}
