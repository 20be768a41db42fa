import { BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
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

interface RowsProps {
  label: string;
  heads: string[];
  rows: Array<{ key: string; cells: ReactNode[] }>;
}

/** A table; on a phone a card for each row (rows.css). The roles keep it a table for screen readers in both shapes. */
export function Rows({ label, heads, rows }: RowsProps) {
  return (
    <table className="health-rows" role="table" aria-label={label}>
      <thead role="rowgroup">
        <tr role="row">
          {heads.map((head) => (
            <th key={head} scope="col" role="columnheader">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map(({ key, cells }) => (
          <tr key={key} role="row">
            {cells.map((content, place) => (
              <td key={heads[place]} role="cell" data-head={heads[place]}>
                <div>{content}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
