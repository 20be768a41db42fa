import { Card, SkeletonBodyText, SkeletonPage, BlockStack } from "@shopify/polaris";
import { useAdmin } from "./admin-frame";

/** What stands in a page's place while it is on its way. */
export function PageSkeleton() {
  const { say } = useAdmin();
  return (
    <div aria-busy="true" aria-label={say("shell.loading")} role="status">
      <SkeletonPage primaryAction>
        <BlockStack gap="400">
          {[3, 6, 4].map((lines, place) => (
            <Card key={place}>
              <SkeletonBodyText lines={lines} />
            </Card>
          ))}
        </BlockStack>
      </SkeletonPage>
    </div>
  );
}
