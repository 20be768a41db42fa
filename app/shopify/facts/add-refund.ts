import { compareIds } from "../../loyalty/ids";
import type { OrderFacts, RefundFacts } from "../../loyalty/order-facts";

/**
 * The facts we hold with a refund that they do not know yet: for an order that Shopify no longer gives (past 60 days
 * without read_all_orders). A known refund changes nothing.
 */
export function addRefund(facts: OrderFacts, refund: RefundFacts): OrderFacts {
  if (facts.refunds.some((held) => held.id === refund.id)) return facts;
  const returned = new Map(refund.lines.map((line) => [line.line, line.quantity]));
  return {
    ...facts,
    lines: facts.lines.map((line) => ({ ...line, remaining: Math.max(0, line.remaining - (returned.get(line.id) ?? 0)) })),
    refunds: [...facts.refunds, refund].sort((a, b) => compareIds(a.id, b.id)),
  };
}
