import type { Basis, GoodsState } from "./base";
import { same, type Exact } from "./exact";
import { reason } from "./explain/codes";
import type { CountRow, GoodsFacts, SourcePoints } from "./judgement";
import type { OrderFacts } from "./order-facts";
import type { Explanation, Reason } from "./words";

/** What an order that counts earned. Granted and reversed are cumulative: all ever granted, all ever taken back. */
export interface Earned {
  sources: Record<string, SourcePoints>;
  granted: number;
  reversed: number;
  counts: CountRow[];
  explanation: Explanation;
}

/** What earning needs to know beside the order and its context. */
export interface EarnGround {
  /** IANA zone of the shop: its days */
  zone: string;
  /** by product id; a product that is not there is unknown */
  goods?: Readonly<Record<string, GoodsFacts>> | undefined;
}

/** What the dated rows and all that is measured beside the rules count: goods only, in the tax of the first rule. */
export function goodsBasis(tax: Basis["tax"]): Basis {
  return { tax, shipping: false, tips: false, duties: false, discountedLines: true, giftCardPayments: true };
}

/** Whether nothing of an order's goods is left: by value, or by pieces where they cost nothing. */
export function isGone(state: GoodsState, whole: Exact, left: Exact): boolean {
  if (state.cancelled) return true;
  if (!same(whole, 0)) return same(left, 0);
  return state.quantities !== null && state.quantities.length > 0 && state.quantities.every((quantity) => quantity === 0);
}

/** What of the order as such did not count, whatever the rules. */
export function orderReasons(facts: OrderFacts): Reason[] {
  const reasons: Reason[] = [];
  let cards = 0;
  for (const line of facts.lines) if (line.giftCard) cards += line.quantity;
  if (cards > 0) reasons.push(reason("gift-cards", { count: cards }));
  if (facts.payment === "partial") reasons.push(reason("partly-paid", { outstanding: facts.outstanding, currency: facts.currency }));
  return reasons;
}

/** A refund of shipping alone, say: money went back and the goods stayed. */
export function untouchedReasons(facts: OrderFacts): Reason[] {
  const amount = facts.refunds.reduce((sum, refund) => sum + refund.amount, 0);
  return amount > 0 ? [reason("refund-without-goods", { amount, currency: facts.currency })] : [];
}

/** Shipping, tips and duties that a rule counted. */
export function extraReasons(facts: OrderFacts, basis: Basis): Reason[] {
  const { currency } = facts;
  const reasons: Reason[] = [];
  if (basis.shipping && facts.shipping > 0) reasons.push(reason("shipping-counted", { amount: facts.shipping, currency }));
  if (basis.tips && facts.tips > 0) reasons.push(reason("tips-counted", { amount: facts.tips, currency }));
  if (basis.duties && facts.duties > 0) reasons.push(reason("duties-counted", { amount: facts.duties, currency }));
  return reasons;
}
