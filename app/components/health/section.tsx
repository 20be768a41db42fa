import { BlockStack, Box, Card, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";

interface SectionProps {
  title: string;
  lead: string;
  action?: ReactNode;
  children: ReactNode;
}

/** A card of the Health page: what it is about, one sentence on it, what may be done. */
export function Section({ title, lead, action, children }: SectionProps) {
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {title}
          </Text>
          {action}
        </InlineStack>
        <Text as="p" tone="subdued">
          {lead}
        </Text>
        {children}
      </BlockStack>
    </Card>
  );
}

/** Rows of text that may be wider than a phone: they scroll by themselves, and by keyboard. */
export function Rows({ label, heads, rows }: { label: string; heads: string[]; rows: Array<{ key: string; cells: ReactNode[] }> }) {
  return (
    <Box>
      <div role="region" aria-label={label} tabIndex={0} style={{ overflowX: "auto" }}>
        <table style={{ borderCollapse: "collapse", width: "100%", minWidth: "max-content" }}>
          <caption className="Polaris-Text--visuallyHidden">{label}</caption>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col" style={cell}>
                  <Text as="span" tone="subdued">
                    {head}
                  </Text>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, cells }) => (
              <tr key={key}>
                {cells.map((content, place) => (
                  <td key={heads[place]} style={{ ...cell, borderTop: "1px solid var(--p-color-border-secondary)" }}>
                    {content}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Box>
  );
}

const cell = { padding: "8px 16px 8px 0", textAlign: "start", verticalAlign: "top", maxWidth: "32rem" } as const;
