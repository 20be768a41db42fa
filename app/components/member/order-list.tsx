import { BlockStack, Box, InlineStack, Link, Text } from "@shopify/polaris";
import { writeMoney } from "../../loyalty/explain/figures";
import type { MemberOrderLine } from "../../members/member-lists.server";
import { useAdmin } from "../admin-frame";
import { writeDay } from "../write";
import { lastDigits } from "../words";
import { writeSigned } from "../write";

/** A member's orders, each with what it earned and why. */
export function OrderList({ orders }: { orders: readonly MemberOrderLine[] }) {
  return (
    <ul style={{ listStyle: "none", margin: 0, padding: 0 }}>
      {orders.map((order) => (
        <li key={order.orderId}>
          <Order order={order} />
        </li>
      ))}
    </ul>
  );
}

function Order({ order }: { order: MemberOrderLine }) {
  const words = useAdmin();
  const { say, to, language, zone } = words;
  const { goods, currency, granted, reversed } = order;
  const facts = [writeDay(order.placedAt, language, zone)];
  if (goods !== null && currency) facts.push(say("member.orders.goods", { amount: writeMoney(goods, currency, language) }));
  if (reversed > 0) facts.push(say("member.orders.taken", { points: reversed }));
  return (
    <Box paddingInline="400" paddingBlock="300" borderBlockStartWidth="025" borderColor="border">
      <BlockStack gap="100">
        <InlineStack align="space-between" gap="200">
          <Link url={to(`/app/orders/${order.orderId}`)}>{say("timeline.order", { digits: lastDigits(order.orderId) })}</Link>
          <Text as="span" fontWeight="semibold" numeric>
            {writeSigned(granted - reversed, words.language)}
          </Text>
        </InlineStack>
        <Text as="p" breakWord>
          {order.explanation[language]}
        </Text>
        <Text as="p" tone="subdued" variant="bodySm">
          {facts.join(" · ")}
        </Text>
      </BlockStack>
    </Box>
  );
}
