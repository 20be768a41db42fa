import { discountStatus } from "../admin-api/nodes/discount-node";
import type { Discount, Shop } from "../store/entities";
import type { OrderDiscount } from "../store/order";
import type { World } from "../store/world";

/** Why a checkout does not take a code. */
export type CodeFault = "unknown" | "inactive" | "used-up" | "used-by-customer" | "other-customer" | "minimum" | "combination";

export type CodeUse = { code: string; discount: Discount | null } & ({ use: OrderDiscount; fault: null } | { use: null; fault: CodeFault });

export interface Purchase {
  /** minor units of the goods that a code can lower: gift cards apart */
  goods: number;
  customerId: string | null;
}

function faultOf(world: World, shop: Shop, discount: Discount, { goods, customerId }: Purchase): CodeFault | null {
  if (discountStatus(discount, world.now()) !== "ACTIVE") return "inactive";
  if (discount.usageLimit !== null && discount.used >= discount.usageLimit) return "used-up";
  if (discount.customerIds && !discount.customerIds.includes(customerId ?? "")) return "other-customer";
  if (discount.appliesOncePerCustomer && customerId !== null) {
    const orders = [...world.state.table("order", shop.domain).values()];
    if (orders.some((order) => order.customerId === customerId && order.discounts.some((one) => one.code === discount.code)))
      return "used-by-customer";
  }
  return goods < (discount.minimumSubtotal ?? 0) ? "minimum" : null;
}

function useOf(discount: Discount, goods: number): OrderDiscount {
  const { value } = discount;
  return value.kind === "amount"
    ? { code: discount.code, type: "fixed_amount", value: value.amount, amount: Math.min(goods, value.amount) }
    : { code: discount.code, type: "percentage", value: Math.round(value.share * 10_000), amount: Math.round(goods * value.share) };
}

/**
 * What each code takes off, in the order given, or why it takes nothing. All discounts of the stand-in are order discounts:
 * a second one needs that both may be combined with such.
 */
export function useCodes(world: World, shop: Shop, codes: string[], purchase: Purchase): CodeUse[] {
  const known = new Map([...world.state.table("discount", shop.domain).values()].map((one) => [one.code.toLowerCase(), one]));
  const taken: Discount[] = [];
  let left = purchase.goods;
  return codes.map((code): CodeUse => {
    const discount = known.get(code.toLowerCase());
    if (!discount) return { code, discount: null, use: null, fault: "unknown" };
    const own = faultOf(world, shop, discount, purchase);
    const alone = taken.length > 0 && !(discount.combinesWith.order && taken.every((one) => one.combinesWith.order));
    const fault = own ?? (alone ? "combination" : null);
    if (fault !== null) return { code, discount, use: null, fault };
    const use = useOf(discount, purchase.goods);
    const amount = Math.min(left, use.amount);
    left -= amount;
    taken.push(discount);
    return { code: discount.code, discount, use: { ...use, amount }, fault: null };
  });
}
