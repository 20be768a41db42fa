import { BlockStack, InlineGrid, Text } from "@shopify/polaris";
import { text } from "../base/languages/text";
import type { Language } from "../loyalty/words";
import { writeDay, writePoints } from "./write";

interface Figures {
  balance: { available: number; pending: number; held: number; owed: number };
  lifetimeEarned: number;
  tier: { until: string | null } | null;
  /** in the page's language */
  tierTitle: string | null;
}

/** What a member has, in each account, and their tier. */
export function BalanceFigures({ member, language, zone }: { member: Figures; language: Language; zone: string }) {
  const { balance, tier, tierTitle } = member;
  const figures = [
    ...(["available", "pending", "held", "owed"] as const).map((name) => [
      text(language, `account.${name}`),
      writePoints(balance[name], language),
    ]),
    [text(language, "member.lifetime"), writePoints(member.lifetimeEarned, language)],
    [text(language, "members.tier"), tierTitle ?? "–"],
  ] as const;
  return (
    <BlockStack gap="300">
      <InlineGrid columns={{ xs: 2, sm: 3, md: 6 }} gap="400">
        {figures.map(([label, value]) => (
          <BlockStack key={label} gap="050">
            <Text as="span" tone="subdued">
              {label}
            </Text>
            <Text as="span" variant="headingMd" numeric>
              {value}
            </Text>
          </BlockStack>
        ))}
      </InlineGrid>
      {tier?.until ? (
        <Text as="p">{text(language, "member.tier-until", { tier: tierTitle ?? "", day: writeDay(tier.until, language, zone) })}</Text>
      ) : null}
    </BlockStack>
  );
}
