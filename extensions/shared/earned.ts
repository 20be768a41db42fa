import { minorDigits } from "../../app/loyalty/money";
import type { MemberFace, ProgramFace } from "../../app/face/public-face";

/** What somebody buys, as far as points go. */
export interface Goods {
  /** minor units, after every discount */
  amount: number;
  currency: string;
  /** a company buys */
  company: boolean;
  /** something in it may earn nothing: a gift card cannot be told from other goods that nobody ships */
  unsure: boolean;
}

/**
 * What goods earn as they stand, rounded down; null where a price does not decide it alone. The rule is the storefront's
 * (snippets/cart-points.liquid): a number that is shown is never more than the order will earn.
 */
export function pointsFor(goods: Goods, face: Omit<ProgramFace, "texts">, member: MemberFace | null, now = Date.now()): number | null {
  const rate = face.product;
  if (rate === null || !face.earning || goods.unsure || goods.currency !== face.currency) return null;
  if (goods.company && !face.companies) return null;
  const multiplier = multiplierOf(rate.newcomer, member, now);
  if (multiplier === null || goods.amount <= 0) return null;
  // the rate is for hundredths, also of a currency that has none: 1,000 yen are 100000
  const hundredths = BigInt(goods.amount) * BigInt(minorDigits(face.currency) === 0 ? 100 : 1);
  const divisor = BigInt(rate.pointsScale) * BigInt(rate.per) * BigInt(10_000);
  const points = Number((hundredths * BigInt(rate.points) * BigInt(multiplier)) / divisor);
  return points > 0 ? points : null;
}

function multiplierOf(newcomer: number, member: MemberFace | null, now: number): number | null {
  if (member === null || member.status === "left") return newcomer;
  if (member.status === "blocked") return null;
  return member.goodUntil !== null && now / 1000 >= member.goodUntil ? null : member.multiplier;
}
