import { Box, InlineStack, Text } from "@shopify/polaris";
import { text } from "../base/languages/text";
import type { Language } from "../loyalty/words";
import { writeDay, writePoints } from "./write";

export interface LotLine {
  amount: number;
  remaining: number;
  earnedAt: string;
  availableAt: string;
  expiresAt: string | null;
}

/** The lots that still hold points, with their dates; how many are used up is said in a line. */
export function LotList({ lots, language, zone }: { lots: readonly LotLine[]; language: Language; zone: string }) {
  const live = lots.filter(({ remaining }) => remaining > 0);
  const usedUp = lots.length - live.length;
  return (
    <section aria-label={text(language, "lots.title")}>
      <Box padding="400">
        <Text as="h2" variant="headingMd">
          {text(language, "lots.title")}
        </Text>
      </Box>
      <ul style={{ listStyle: "none", margin: 0, padding: 0 }}>
        {live.map((lot, place) => (
          <li key={place}>
            <Lot lot={lot} language={language} zone={zone} />
          </li>
        ))}
      </ul>
      {(usedUp > 0 || lots.length === 0) && (
        <Box padding="400">
          <Text as="p" tone="subdued">
            {lots.length === 0 ? text(language, "lots.none") : text(language, "lots.used-up", { count: usedUp })}
          </Text>
        </Box>
      )}
    </section>
  );
}

function Lot({ lot, language, zone }: { lot: LotLine; language: Language; zone: string }) {
  const day = (at: string) => writeDay(at, language, zone);
  const ends = lot.expiresAt === null ? text(language, "lots.no-end") : text(language, "lots.ends", { day: day(lot.expiresAt) });
  return (
    <Box paddingInline="400" paddingBlock="300" borderBlockStartWidth="025" borderColor="border">
      <InlineStack align="space-between" gap="200">
        <Text as="span">
          {text(language, "lots.line", {
            remaining: writePoints(lot.remaining, language),
            amount: writePoints(lot.amount, language),
            day: day(lot.earnedAt),
          })}
        </Text>
        <Text as="span" tone="subdued">
          {`${text(language, "lots.from", { day: day(lot.availableAt) })} · ${ends}`}
        </Text>
      </InlineStack>
    </Box>
  );
}
