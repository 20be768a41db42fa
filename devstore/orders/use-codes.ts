import { discountStatus } from "../admin-api/nodes/discount-node";
import type { Discount, Shop } from "../store/entities";
import type { World } from "../store/world";
import { bestDiscounts, type Chosen } from "./best-discounts";
import { classOf, faultIn, takenIn, type Good, type Purchase } from "./discount-rules";
import type { AppliedDiscount, NewLine } from "./place-order";

/** Why a checkout does not take a code. */
export type CodeFault =
  | "unknown"
  | "inactive"
  | "used-up"
  | "used-by-customer"
  | "other-customer"
  | "goods"
  | "subscription"
  | "minimum"
  | "no-shipping"
  | "dear-shipping"
  | "too-many"
  | "combination";

export type CodeUse = { code: string; discount: Discount | null } & (
  { use: AppliedDiscount; fault: null } | { use: null; fault: CodeFault }
);

export interface Buying {
  lines: readonly NewLine[];
  /** minor units, 0 before a way is chosen; null: nothing is sent */
  shipping: number | null;
  customerId: string | null;
}

export interface UsedDiscounts {
  codes: CodeUse[];
  /** what needs no code */
  automatic: AppliedDiscount[];
  /** all that apply, as an order takes them */
  applied: AppliedDiscount[];
}

/** An order takes so many codes of products and orders, and so many of shipping. */
const most = { goods: 5, shipping: 1 };

function standing(world: World, shop: Shop, discount: Discount, customerId: string | null): CodeFault | null {
  if (discountStatus(discount, world.now()) !== "ACTIVE") return "inactive";
  if (discount.usageLimit !== null && discount.used >= discount.usageLimit) return "used-up";
  if (discount.customerIds && !discount.customerIds.includes(customerId ?? "")) return "other-customer";
  if (discount.appliesOncePerCustomer && customerId !== null) {
    const orders = [...world.state.table("order", shop.domain).values()];
    if (orders.some((order) => order.customerId === customerId && order.discounts.some((one) => one.code === discount.code)))
      return "used-by-customer";
  }
  return null;
}

/** The lines as discounts see them, and where each stands among the lines. */
function goodsOf(world: World, shop: Shop, lines: readonly NewLine[]): { goods: Good[]; places: number[] } {
  const byHandle = new Map([...world.state.table("collection", shop.domain).values()].map(({ handle, id }) => [handle, id]));
  const places = [...lines.keys()].filter((place) => lines[place]!.giftCard !== true);
  const goods = places.map((place) => {
    const line = lines[place]!;
    const product = line.productId ? world.state.get("product", shop.domain, line.productId) : undefined;
    return {
      productId: line.productId ?? null,
      variantId: line.variantId ?? null,
      collections: (product?.collections ?? []).flatMap((handle) => byHandle.get(handle) ?? []),
      price: line.price,
      quantity: line.quantity,
      subscription: (line.sellingPlan ?? null) !== null,
    };
  });
  return { goods, places };
}

function applied({ discount, taken }: Chosen, places: readonly number[], count: number): AppliedDiscount {
  const { value } = discount;
  const lines = Array.from({ length: count }, (_, place) => taken.goods[places.indexOf(place)] ?? 0);
  const own = {
    ...(discount.automatic ? { title: discount.title } : {}),
    ...(classOf(discount) === "product" ? { onProducts: true as const } : {}),
  };
  const said = { code: discount.code, ...own, amount: takenIn(taken), lines };
  if (value.kind === "shipping") return { ...said, type: "shipping", value: 0, onShipping: taken.shipping };
  if (value.kind === "percentage") return { ...said, type: "percentage", value: Math.round(value.share * 10_000) };
  return { ...said, type: "fixed_amount", value: value.amount };
}

/** Codes beyond what an order takes, in the order given. */
function beyond(discounts: readonly Discount[]): Set<Discount> {
  const counts = { goods: 0, shipping: 0 };
  return new Set(
    discounts.filter((one) => {
      const kind = classOf(one) === "shipping" ? "shipping" : "goods";
      return ++counts[kind] > most[kind];
    }),
  );
}

/**
 * What codes and automatic discounts take off, or why a code takes nothing. Of those that do not combine, the combination stays that
 * saves most: Shopify's best deal.
 */
export function useDiscounts(world: World, shop: Shop, codes: readonly string[], buying: Buying): UsedDiscounts {
  const all = [...world.state.table("discount", shop.domain).values()];
  const known = new Map(all.filter((one) => !one.automatic).map((one) => [one.code.toLowerCase(), one]));
  const { goods, places } = goodsOf(world, shop, buying.lines);
  const purchase: Purchase = { goods, shipping: buying.shipping };
  const faults = new Map<Discount, CodeFault>();
  const faultOf = (one: Discount) => standing(world, shop, one, buying.customerId) ?? faultIn(one, purchase);
  const typed = codes.flatMap((code) => known.get(code.toLowerCase()) ?? []);
  for (const one of typed) {
    const fault = faultOf(one);
    if (fault !== null) faults.set(one, fault);
  }
  const fit = typed.filter((one) => !faults.has(one));
  for (const one of beyond(fit)) faults.set(one, "too-many");
  const byThemselves = all.filter((one) => one.automatic && goods.length > 0 && faultOf(one) === null);
  const chosen = bestDiscounts([...fit.filter((one) => !faults.has(one)), ...byThemselves], purchase);
  const uses = new Map(chosen.map((one) => [one.discount, applied(one, places, buying.lines.length)]));
  return {
    codes: codes.map((code): CodeUse => {
      const discount = known.get(code.toLowerCase());
      if (!discount) return { code, discount: null, use: null, fault: "unknown" };
      const use = uses.get(discount);
      if (use) return { code: discount.code, discount, use, fault: null };
      return { code, discount, use: null, fault: faults.get(discount) ?? "combination" };
    }),
    automatic: chosen.flatMap(({ discount }) => (discount.automatic ? (uses.get(discount) ?? []) : [])),
    applied: [...uses.values()],
  };
}
