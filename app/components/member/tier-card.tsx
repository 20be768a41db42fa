import { BlockStack, Button, Card, InlineStack, ProgressBar, Text } from "@shopify/polaris";
import { useAdmin, type AdminWords } from "../admin-frame";
import { writeMoney } from "../../loyalty/explain/figures";
import type { TierStandingView } from "../../members/member-page.server";
import { writeDay } from "../write";

interface TierCardProps {
  tier: { key: string; since: string | null; until: string | null } | null;
  standing: TierStandingView;
  titles: Record<string, string>;
  onSet(): void;
  onEnd(): void;
}

/** The member's tier, what of it is by hand, and the way to the next one. */
export function TierCard({ tier, standing, titles, onSet, onEnd }: TierCardProps) {
  const { say, language, zone } = useAdmin();
  const day = (at: string) => writeDay(at, language, zone);
  const title = (key: string | null) => (key === null ? say("member.tier.none") : (titles[key] ?? key));
  const { byHand, kept } = standing;
  const held = byHand ?? kept;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {say("member.tier")}
          </Text>
          <InlineStack gap="300">
            {held && (
              <Button variant="plain" onClick={onEnd}>
                {say("member.tier.end")}
              </Button>
            )}
            <Button variant="plain" onClick={onSet}>
              {say("member.tier.set")}
            </Button>
          </InlineStack>
        </InlineStack>
        <BlockStack gap="050">
          <Text as="p" variant="headingLg">
            {title(tier?.key ?? null)}
          </Text>
          {byHand && <Text as="p">{say("member.tier.by-hand", { day: day(byHand.until) })}</Text>}
          {kept && <Text as="p">{say("member.tier.kept", { day: day(kept.until) })}</Text>}
          {held && (
            <Text as="p" tone="subdued">
              {say("member.tier.measured", { tier: title(standing.measuredTier) })}
            </Text>
          )}
          {!held && tier?.since && (
            <Text as="p" tone="subdued">
              {say("member.tier.since", { day: day(tier.since) })}
            </Text>
          )}
          {!held && tier?.until && <Text as="p">{say("member.tier.falling", { day: day(tier.until) })}</Text>}
        </BlockStack>
        <Way standing={standing} own={tier?.key ?? null} title={title} />
      </BlockStack>
    </Card>
  );
}

/** A window as sentences choose by it. */
function windowWord(window: string): string {
  return window.endsWith("-year") ? "year" : window;
}

function Way({ standing, own, title }: { standing: TierStandingView; own: string | null; title: (key: string) => string }) {
  const words = useAdmin();
  const { say } = words;
  const { levels, measured, measure, window } = standing;
  const held = levels.find(({ key }) => key === own)?.from ?? -1;
  const next = levels.find(({ from }) => from > measured && from > held);
  const soFar = say(`member.tier.measure.${measure}`, { ...figure(measured, standing, words), window: windowWord(window) });
  if (!next) return <Text as="p" tone="subdued">{`${soFar}. ${levels.length > 0 ? say("member.tier.top") : ""}`}</Text>;
  const share = Math.max(0, Math.min(100, Math.floor((100 * measured) / next.from)));
  return (
    <BlockStack gap="150">
      <ProgressBar progress={share} size="small" ariaLabelledBy="way-to-the-next-tier" />
      <Text as="p" id="way-to-the-next-tier">
        {say(`member.tier.next.${measure}`, { ...figure(next.from - measured, standing, words), tier: title(next.key) })}
      </Text>
      <Text as="p" tone="subdued">
        {soFar}
      </Text>
    </BlockStack>
  );
}

/** Money for spend, else a count, under the name that the sentence wants. */
function figure(value: number, { measure, currency }: TierStandingView, { language }: AdminWords) {
  return measure === "spend" ? { amount: writeMoney(value, currency, language) } : { count: value };
}
