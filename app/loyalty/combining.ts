/** Of Shopify's discounts: what a discount lowers. */
export type DiscountClass = "order" | "product" | "shipping";

export interface CombinesWith {
  order: boolean;
  product: boolean;
  shipping: boolean;
}

/** A discount as far as combining goes; one of an app's may lower several. */
export interface CombiningDiscount {
  classes: readonly DiscountClass[];
  combinesWith: CombinesWith;
}

/** A discount of the shop's that applies now, with a code or by itself. */
export interface ActiveDiscount extends CombiningDiscount {
  title: string;
  automatic: boolean;
}

/** Who stands in the way: the reward, the other discount, each of them; or both free the shipping, which happens once. */
export type InTheWay = "reward" | "other" | "both" | "shipping";

/** Shopify takes two discounts of one order only where each allows the other's class, and never two of shipping. Null: it takes both. */
export function inTheWay(ours: CombiningDiscount, other: CombiningDiscount): InTheWay | null {
  const both = ours.classes.includes("shipping") && other.classes.includes("shipping");
  if (both && ours.classes.length === 1 && other.classes.length === 1) return "shipping";
  const weRefuse = !other.classes.every((one) => ours.combinesWith[one]);
  const itRefuses = !ours.classes.every((one) => other.combinesWith[one]);
  if (weRefuse) return itRefuses ? "both" : "reward";
  return itRefuses ? "other" : null;
}

/** The discounts of the shop that a code will not combine with, and who stands in the way of each. */
export function willNotCombine<T extends CombiningDiscount>(
  ours: CombiningDiscount,
  discounts: readonly T[],
): Array<{ discount: T; because: InTheWay }> {
  return discounts.flatMap((discount) => {
    const because = inTheWay(ours, discount);
    return because === null ? [] : [{ discount, because }];
  });
}
