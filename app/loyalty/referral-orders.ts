import { compareIds } from "./ids";
import { parseMoney } from "./money";
import type { OrderFacts } from "./order-facts";
import { leastOrder, type ReferralProgram } from "./referral-shape";
import { zoneCalendar } from "./zone";

/** An order of the friend's, as it stands now. */
export interface FriendOrder {
  facts: OrderFacts;
  /** Shopify deleted it */
  deleted: boolean;
}

/** By what the referral was claimed. `currency`: the program's; `zone`: the shop's. */
export interface ReferralTerms {
  referral: ReferralProgram;
  currency: string;
  zone: string;
}

/** What a referral stands on. */
export interface ReferralGround<Order extends FriendOrder = FriendOrder> {
  /** the first order that meets the conditions */
  order: Order;
  /** the one after it; null: there is none, or none is asked for */
  second: Order | null;
  qualifiedAt: Date;
  /** null: it waits for a second order */
  waitsUntil: Date | null;
}

/**
 * The ground of a referral among the friend's orders, by when they were placed and never by when they were heard of; null: there is
 * none. What was refunded, removed or cancelled counts no more, so a first order that was sent back leaves the next one first.
 */
export function groundOf<Order extends FriendOrder>(
  claim: { claimedAt: Date; windowUntil: Date },
  orders: readonly Order[],
  terms: ReferralTerms,
): ReferralGround<Order> | null {
  const [order, second = null] = orders
    .filter((one) => one.facts.placedAt >= since(claim) && !one.deleted && meets(one.facts, goodsKept(one.facts), terms))
    .sort(byPlacing);
  if (order === undefined || order.facts.placedAt > claim.windowUntil.toISOString()) return null;
  const { waitFor, waitDays } = terms.referral;
  const waitsFrom = waitFor === "second-order" ? (second?.facts.placedAt ?? null) : order.facts.placedAt;
  return {
    order,
    second: waitFor === "second-order" ? second : null,
    qualifiedAt: new Date(order.facts.placedAt),
    waitsUntil: waitsFrom === null ? null : new Date(waited(Date.parse(waitsFrom), waitDays, terms.zone)),
  };
}

/** Shopify tells the time of an order in whole seconds, rounded down. */
const since = ({ claimedAt }: { claimedAt: Date }): string => new Date(Math.floor(claimedAt.getTime() / 1000) * 1000).toISOString();

/**
 * Of a referral without a ground the first order that would have been one, had it not been cancelled, deleted or sent back; null: there
 * never was one. So it does not matter whether the order or its end was heard of first.
 */
export function fallenOf<Order extends FriendOrder>(
  claim: { claimedAt: Date; windowUntil: Date },
  orders: readonly Order[],
  terms: ReferralTerms,
): Order | null {
  const until = claim.windowUntil.toISOString();
  const fallen = orders.filter(
    ({ facts }) => facts.placedAt >= since(claim) && facts.placedAt <= until && meets(facts, goodsOrdered(facts), terms),
  );
  return fallen.sort(byPlacing)[0] ?? null;
}

const waited = (at: number, days: number, zone: string): number => (days === 0 ? at : zoneCalendar(zone).plusDays(at, days));

/** `goods`: minor units of the shop's currency. */
function meets(facts: OrderFacts, goods: number, { referral, currency }: ReferralTerms): boolean {
  if (facts.test || goods <= 0) return false;
  const least = leastOrder(referral);
  return least === null || (facts.currency === currency && goods >= parseMoney(least, currency));
}

function goodsOrdered(facts: OrderFacts): number {
  const lines = facts.lines.map((line) => ({ ...line, remaining: line.quantity }));
  return goodsKept({ ...facts, cancelledAt: null, refunds: [], lines });
}

/** What was paid for the goods that are still the buyer's, after discounts; minor units of the shop's currency. Gift cards are no goods. */
export function goodsKept(facts: OrderFacts): number {
  if (facts.cancelledAt !== null || facts.payment === "void" || facts.payment === "unpaid") return 0;
  const lines = facts.lines.filter((line) => !line.giftCard && line.quantity > 0);
  // in favour of the friend, where a line's price does not divide by its pieces
  const goods = lines.reduce((sum, line) => sum + Math.ceil((line.paid * line.remaining) / line.quantity), 0);
  const byHand = facts.refunds.reduce((sum, refund) => sum + refund.withoutLines, 0);
  return goods - byHand - (facts.payment === "partial" ? facts.outstanding : 0);
}

function byPlacing({ facts: a }: FriendOrder, { facts: b }: FriendOrder): number {
  if (a.placedAt !== b.placedAt) return a.placedAt < b.placedAt ? -1 : 1;
  return compareIds(a.orderId, b.orderId);
}
