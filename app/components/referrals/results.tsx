import { BlockStack, Button, Card, InlineGrid, InlineStack, List, Text } from "@shopify/polaris";
import { useAdmin } from "../admin-frame";
import { writeMinor, writeShare } from "../home/money";
import { writePoints } from "../write";
import type { ResultsView } from "./results-view";

/** From the link to the reward: how many came how far, what it brought and what it cost. */
export function ResultFigures({ results }: { results: ResultsView }) {
  const { say, language } = useAdmin();
  const { clicks, claims, orders, rewarded, revenue, currency } = results;
  const count = (number: number) => writePoints(number, language);
  return (
    <InlineGrid columns={{ xs: 1, sm: 2, lg: 3 }} gap="400">
      <Figure title={say("results.clicks")} value={count(clicks)} help={say("results.clicks.help")} />
      <Figure title={say("results.claims")} value={count(claims)} help={say("results.claims.help")} />
      <Figure
        title={say("results.orders")}
        value={count(orders)}
        help={say("results.orders.help", { share: writeShare(orders, claims, language) })}
      />
      <Figure title={say("results.rewarded")} value={count(rewarded)} help={say("results.rewarded.help")} />
      <Figure title={say("results.revenue")} value={writeMinor(revenue, currency, language)} help={say("results.revenue.help")} />
      <Figure
        title={say("results.cost")}
        value={writeMinor(
          costLines(results).reduce((sum, { minor }) => sum + minor, 0),
          currency,
          language,
        )}
        help={say("results.cost.help")}
      />
    </InlineGrid>
  );
}

function costLines({ cost, worth }: ResultsView) {
  return [
    { key: "friend-codes", minor: cost.friendCodes },
    { key: "reward-codes", minor: cost.rewardCodes },
    { key: "money", minor: cost.money },
    { key: "perks", minor: cost.perks },
    { key: "points", minor: worth ?? 0 },
  ] as const;
}

/** What the cost is made of, and what is not in it. */
export function CostCard({ results }: { results: ResultsView }) {
  const { say, language } = useAdmin();
  const { points, rewards, worth, cost, currency } = results;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {say("results.cost.title")}
        </Text>
        <Text as="p">{say("results.given", { points, written: writePoints(points, language), rewards })}</Text>
        <ul style={{ listStyle: "none", margin: 0, padding: 0 }}>
          {costLines(results).map(({ key, minor }) => (
            <li key={key} style={{ paddingBlock: "4px" }}>
              <InlineStack align="space-between" gap="400" wrap={false}>
                <Text as="span">{say(`results.cost.${key}`)}</Text>
                <Text as="span" numeric>
                  {key === "points" && worth === null ? say("results.cost.unknown") : writeMinor(minor, currency, language)}
                </Text>
              </InlineStack>
            </li>
          ))}
        </ul>
        {cost.unpriced === 0 ? null : (
          <Text as="p" tone="subdued">
            {say("results.cost.unpriced", { count: cost.unpriced })}
          </Text>
        )}
        <Text as="p" tone="subdued">
          {say("results.cost.shipping")}
        </Text>
      </BlockStack>
    </Card>
  );
}

function Figure({ title, value, help }: { title: string; value: string; help: string }) {
  return (
    <Card>
      <BlockStack gap="150">
        <Text as="h2" variant="headingSm">
          {title}
        </Text>
        <Text as="p" variant="headingXl" numeric>
          {value}
        </Text>
        <Text as="p" tone="subdued">
          {help}
        </Text>
      </BlockStack>
    </Card>
  );
}

/** How many a person was asked about, and what was seen in them. */
export function HeldShare({ results }: { results: ResultsView }) {
  const { say, to, language } = useAdmin();
  const { held, claims, waiting, reasons } = results;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {say("results.held")}
        </Text>
        <Text as="p">{say("results.held.share", { held, claims, share: writeShare(held, claims, language) })}</Text>
        {reasons.length === 0 ? null : (
          <List>
            {reasons.map(({ code, sentence, count }) => (
              <List.Item key={code}>{say("results.held.reason", { sentence, count })}</List.Item>
            ))}
          </List>
        )}
        <InlineStack>
          <Button url={to("/app/referrals/review")} variant={waiting > 0 ? "primary" : "secondary"}>
            {say("results.review", { count: waiting })}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
