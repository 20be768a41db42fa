import { BlockStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";

/** What stands in a card: its heading, what it is about, the rest. */
export function Titled({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <BlockStack gap="300">
      <BlockStack gap="100">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        {lead === undefined ? null : (
          <Text as="p" tone="subdued">
            {lead}
          </Text>
        )}
      </BlockStack>
      {children}
    </BlockStack>
  );
}
