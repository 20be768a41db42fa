import type { LineFacts, OrderFacts, RefundFacts } from "../loyalty/order-facts";

interface Share {
  remaining: bigint;
  whole: bigint;
}

/** How much of an order's goods the buyer kept and paid for, as an exact fraction. Gift cards are no goods of the order. */
export function keptShare(facts: OrderFacts): Share {
  const goods = facts.lines.filter((line) => !line.giftCard && line.quantity > 0);
  if (facts.cancelledAt !== null || facts.payment === "void") return { remaining: 0n, whole: 1n };
  const common = goods.reduce((product, line) => product * BigInt(line.quantity), 1n);
  const weight = (line: (typeof goods)[number]) => (free ? 1n : BigInt(line.paid));
  // of an order that cost nothing the pieces are counted instead
  const free = goods.every((line) => line.paid === 0);
  const whole = goods.reduce((sum, line) => sum + weight(line), 0n) * common;
  if (whole === 0n) return { remaining: 1n, whole: 1n };
  const kept = goods.reduce((sum, line) => sum + (weight(line) * BigInt(line.remaining) * common) / BigInt(line.quantity), 0n);
  const byHand = facts.refunds.reduce((sum, refund) => sum + BigInt(refund.withoutLines), 0n) * common;
  const remaining = free ? kept : kept - byHand;
  if (facts.exchange && !free) {
    // new goods paid for those that went back: only what money was returned for is lost
    const stays = remaining < 0n ? 0n : remaining;
    const returned = facts.refunds.reduce((sum, refund) => sum + moneyForGoods(refund, goods, common), 0n);
    return stays === 0n ? { remaining: 0n, whole: 1n } : { remaining: stays, whole: stays + returned };
  }
  return { remaining: remaining < 0n ? 0n : remaining > whole ? whole : remaining, whole };
}

/** Of a refund's money, what its goods were worth at most; times `common`. */
function moneyForGoods(refund: RefundFacts, goods: readonly LineFacts[], common: bigint): bigint {
  const worth = refund.lines.reduce(
    (sum, { line: id, quantity }) => {
      const line = goods.find((candidate) => candidate.id === id);
      return line ? sum + (BigInt(line.paid) * BigInt(Math.min(quantity, line.quantity)) * common) / BigInt(line.quantity) : sum;
    },
    BigInt(refund.withoutLines) * common,
  );
  const money = BigInt(refund.amount) * common;
  return money < worth ? money : worth;
}

/**
 * How many of `captured` points an order gives back in all, by the share of its goods that was refunded, removed or
 * cancelled: rounded down, and every point at 100 %. Cumulative: subtract what was given back before.
 */
export function pointsToGiveBack(facts: OrderFacts, captured: number): number {
  const { remaining, whole } = keptShare(facts);
  const spent = (BigInt(captured) * remaining + whole - 1n) / whole;
  return captured - Number(spent);
}
