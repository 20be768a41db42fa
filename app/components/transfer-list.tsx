import { BlockStack, Box, InlineStack, Text } from "@shopify/polaris";
import { text, type TextKey } from "../base/languages/text";
import type { Language } from "../loyalty/words";
import { writeDay, writePoints } from "./write";

export interface TransferLine {
  id: string;
  at: string;
  kind: string;
  from: string;
  to: string;
  amount: number;
  explanation: Record<Language, string>;
}

/** A member's movements of points, newest first, each with its reason. */
export function TransferList({ transfers, language, zone }: { transfers: readonly TransferLine[]; language: Language; zone: string }) {
  return (
    <section aria-label={text(language, "transfers.title")}>
      <Box padding="400">
        <Text as="h2" variant="headingMd">
          {text(language, "transfers.title")}
        </Text>
      </Box>
      {transfers.length === 0 ? (
        <Box padding="400">
          <Text as="p">{text(language, "transfers.empty")}</Text>
        </Box>
      ) : null}
      <ul style={{ listStyle: "none", margin: 0, padding: 0 }}>
        {transfers.map((transfer) => (
          <li key={transfer.id}>
            <Transfer transfer={transfer} language={language} zone={zone} />
          </li>
        ))}
      </ul>
    </section>
  );
}

// the ledger's kinds and accounts are closed lists, and a test holds the catalogue to them
const word = (language: Language, group: "transfer" | "account", name: string) => text(language, `${group}.${name}` as TextKey);

function Transfer({ transfer, language, zone }: { transfer: TransferLine; language: Language; zone: string }) {
  return (
    <Box paddingInline="400" paddingBlock="300" borderBlockStartWidth="025" borderColor="border">
      <BlockStack gap="100">
        <InlineStack align="space-between" gap="200">
          <Text as="span" fontWeight="semibold">
            {word(language, "transfer", transfer.kind)}
          </Text>
          <Text as="span" fontWeight="semibold" numeric>
            {writePoints(transfer.amount, language)}
          </Text>
        </InlineStack>
        <Text as="p">{transfer.explanation[language]}</Text>
        <Text as="p" tone="subdued">
          {`${writeDay(transfer.at, language, zone)} · ${word(language, "account", transfer.from)} → ${word(language, "account", transfer.to)}`}
        </Text>
      </BlockStack>
    </Box>
  );
}
