import { BlockStack, Box, Card, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { writeMoney } from "../../loyalty/explain/figures";
import type { LineFacts, OrderFacts } from "../../loyalty/order-facts";
import { useAdmin } from "../admin-frame";
import { lastDigits } from "../words";
import { writeDay } from "../write";

/** What the rules looked at, in figures: the lines, what does not count, and what was refunded. */
export function OrderFactsCard({ facts, counted }: { facts: OrderFacts; counted: { shipping: boolean; tips: boolean; duties: boolean } }) {
  const { say, language, zone } = useAdmin();
  const money = (minor: number) => writeMoney(minor, facts.currency, language);
  const extras = (["shipping", "tips", "duties"] as const).filter((name) => facts[name] > 0);
  const goods = facts.lines.reduce((sum, line) => sum + (line.giftCard ? 0 : line.paid), 0);
  return (
    <Card padding="0">
      <Box padding="400">
        <Text as="h2" variant="headingMd">
          {say("order.facts")}
        </Text>
      </Box>
      {facts.lines.map((line) => (
        <Line key={line.id} line={line} money={money} />
      ))}
      <Row title={say("order.goods")} amount={money(goods)} strong />
      {extras.map((name) => (
        <Row key={name} title={say(`order.${name}`)} amount={money(facts[name])} note={counted[name] ? "" : say("order.not-counted")} />
      ))}
      {facts.refunds.map((refund) => (
        <Row
          key={refund.id}
          title={say("order.refund", { day: writeDay(refund.at, language, zone) })}
          amount={refund.amount > 0 ? money(-refund.amount) : say("order.refund.none")}
        />
      ))}
    </Card>
  );
}

function Line({ line, money }: { line: LineFacts; money: (minor: number) => string }) {
  const { say } = useAdmin();
  const { quantity, remaining } = line;
  const title = line.productId === null ? say("order.line.unnamed") : say("order.line", { digits: lastDigits(line.productId) });
  const notes = [
    say("order.line.quantity", { quantity }),
    ...(remaining < quantity ? [say("order.line.remaining", { remaining, quantity })] : []),
    ...(line.discount > 0 ? [say("order.line.discount", { amount: money(line.discount) })] : []),
    ...(line.tax > 0 ? [say("order.line.tax", { amount: money(line.tax) })] : []),
  ];
  return <Row title={line.giftCard ? say("order.line.gift-card") : title} amount={money(line.paid)} note={notes.join(" · ")} />;
}

function Row({ title, amount, note = "", strong = false }: { title: string; amount: ReactNode; note?: string; strong?: boolean }) {
  return (
    <Box paddingInline="400" paddingBlock="300" borderBlockStartWidth="025" borderColor="border">
      <InlineStack align="space-between" gap="200" wrap={false}>
        <BlockStack gap="050">
          <Text as="span" {...(strong ? { fontWeight: "semibold" as const } : {})}>
            {title}
          </Text>
          {note && (
            <Text as="span" tone="subdued" variant="bodySm">
              {note}
            </Text>
          )}
        </BlockStack>
        <Text as="span" numeric {...(strong ? { fontWeight: "semibold" as const } : {})}>
          {amount}
        </Text>
      </InlineStack>
    </Box>
  );
}
