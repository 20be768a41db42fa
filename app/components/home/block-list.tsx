import { Badge, BlockStack, Box, Button, InlineStack, Text } from "@shopify/polaris";
import { useAdmin } from "../admin-frame";
import { blockLink, type BlockHandle } from "./theme-facts";
import type { ThemeStatus } from "./theme-status";

interface BlockListProps {
  blocks: readonly BlockHandle[];
  apiKey: string;
  theme: ThemeStatus;
}

/** Blocks of the theme, each with its place in the editor and whether it stands there. */
export function BlockList({ blocks, apiKey, theme }: BlockListProps) {
  const { say, shopDomain } = useAdmin();
  return (
    <Box width="100%">
      <BlockStack as="ul" gap="200">
        {blocks.map((block) => {
          const stands = theme.facts?.blocks.has(block) ?? false;
          const title = say(`home.block.${block}`);
          return (
            <li key={block}>
              <InlineStack align="space-between" blockAlign="center" gap="200">
                <InlineStack align="start" gap="200" blockAlign="center">
                  <Text as="span">{title}</Text>
                  {theme.state === "known" ? (
                    <Badge {...(stands ? { tone: "success" as const } : {})}>
                      {say(stands ? "home.block.stands" : "home.block.missing")}
                    </Badge>
                  ) : null}
                </InlineStack>
                <Button
                  url={blockLink(shopDomain, apiKey, block)}
                  target="_top"
                  size="slim"
                  accessibilityLabel={say("home.block.add-label", { block: title })}
                >
                  {say("home.block.add")}
                </Button>
              </InlineStack>
            </li>
          );
        })}
      </BlockStack>
    </Box>
  );
}
