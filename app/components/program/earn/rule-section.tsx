import { BlockStack, Card, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { TextKey } from "../../../base/languages/text";
import { useAdmin } from "../../admin-frame";

/** A card of the form with its heading and what it is about. */
export function RuleSection({ title, lead, children }: { title: TextKey; lead?: TextKey; children: ReactNode }) {
  const { say } = useAdmin();
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {say(title)}
          </Text>
          {lead === undefined ? null : (
            <Text as="p" tone="subdued">
              {say(lead)}
            </Text>
          )}
        </BlockStack>
        {children}
      </BlockStack>
    </Card>
  );
}
