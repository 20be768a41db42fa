import { BlockStack, Button, Card, InlineGrid, InlineStack, List, Text } from "@shopify/polaris";
import { useAdmin } from "../admin-frame";
import { writeMinor, writeShare } from "../home/money";
import { writePoints } from "../write";
import type { ResultsView } from "./results-view";

/** From the link to the reward: how many came how far, what it brought and what it cost. */
export function ResultFigures({ results }: { results: ResultsView }) {
  const { say, language } = useAdmin();
  const { clicks, claims, orders, rewarded, revenue, discounts, points, rewards, worth, currency } = results;
  const count = (number: number) => writePoints(number, language);
  const given = say("results.given", { points, written: count(points), rewards });
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
        value={writeMinor(discounts + (worth ?? 0), currency, language)}
        help={`${given} ${say(worth === null ? "results.cost.without" : "results.cost.help")}`}
      />
    </InlineGrid>
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
