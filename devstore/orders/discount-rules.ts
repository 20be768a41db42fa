import type { Discount } from "../store/entities";
import { spread } from "../store/money";

export type DiscountClass = "order" | "product" | "shipping";

/** A line of a cart as discounts look at it. Gift cards are no goods: they are not here. */
export interface Good {
  productId: string | null;
  variantId: string | null;
  /** ids */
  collections: readonly string[];
  /** minor units for one */
  price: number;
  quantity: number;
  /** bought by a selling plan */
  subscription: boolean;
}

export interface Purchase {
  goods: readonly Good[];
  /** minor units; null: nothing is sent */
  shipping: number | null;
}

/** What a discount takes off each line of goods, by place, and off the shipping. */
export interface Taken {
  goods: number[];
  shipping: number;
}

export function classOf(discount: Discount): DiscountClass {
  if (discount.value.kind === "shipping") return "shipping";
  return discount.items ? "product" : "order";
}

/** Discounts combine where each allows the other's class; two of shipping never do. */
export function combine(one: Discount, other: Discount): boolean {
  const [first, second] = [classOf(one), classOf(other)];
  if (first === "shipping" && second === "shipping") return false;
  return one.combinesWith[second] && other.combinesWith[first];
}

function isNamed({ items }: Discount, good: Good): boolean {
  if (!items) return true;
  return (
    (items.variants?.includes(good.variantId ?? "") ?? false) ||
    (items.products?.includes(good.productId ?? "") ?? false) ||
    (items.collections?.some((id) => good.collections.includes(id)) ?? false)
  );
}

function isBoughtSo({ purchases = { oneTime: true, subscription: false } }: Discount, good: Good): boolean {
  return good.subscription ? purchases.subscription : purchases.oneTime;
}

const worth = (good: Good): number => good.price * good.quantity;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** Why a discount has nothing to do here; null: it has. */
export function faultIn(
  discount: Discount,
  { goods, shipping }: Purchase,
): "goods" | "subscription" | "minimum" | "no-shipping" | "dear-shipping" | null {
  const { value } = discount;
  if (value.kind === "shipping" && shipping === null) return "no-shipping";
  if (value.kind === "shipping" && (shipping ?? 0) > (value.most ?? Infinity)) return "dear-shipping";
  const named = goods.filter((good) => isNamed(discount, good));
  const entitled = named.filter((good) => isBoughtSo(discount, good));
  if (goods.length > 0 && named.length === 0) return "goods";
  if (named.length > 0 && entitled.length === 0) return "subscription";
  // of goods that it names only they count, of an order all
  const counted = discount.items ? entitled : goods;
  return sum(counted.map(worth)) < (discount.minimumSubtotal ?? 0) ? "minimum" : null;
}

/** What a discount takes off lines that cost `prices` by now, each line only where `open` says that it may. */
function takeFrom(discount: Discount, goods: readonly Good[], prices: readonly number[], open: readonly boolean[]): number[] {
  const weights = goods.map((good, place) => (open[place] && isNamed(discount, good) && isBoughtSo(discount, good) ? prices[place]! : 0));
  const whole = sum(weights);
  const { value } = discount;
  if (value.kind === "shipping") return goods.map(() => 0);
  if (value.kind === "percentage") return spread(Math.round(whole * value.share), weights);
  if (discount.onEachItem) return goods.map((good, place) => Math.min(weights[place]!, value.amount * good.quantity));
  return spread(Math.min(whole, value.amount), weights);
}

/**
 * What discounts take together, in their order: those of products first, of which a line has one alone (the one that takes the most
 * chooses first), then those of the order off what these left, then shipping.
 */
export function takeTogether(discounts: readonly Discount[], { goods, shipping }: Purchase): Taken[] {
  const full = goods.map(worth);
  const taken: Taken[] = discounts.map(() => ({ goods: goods.map(() => 0), shipping: 0 }));
  const of = (wanted: DiscountClass) => [...discounts.keys()].filter((place) => classOf(discounts[place]!) === wanted);
  const open = goods.map(() => true);
  const alone = (place: number) =>
    sum(
      takeFrom(
        discounts[place]!,
        goods,
        full,
        goods.map(() => true),
      ),
    );
  for (const place of of("product").sort((one, other) => alone(other) - alone(one))) {
    const parts = takeFrom(discounts[place]!, goods, full, open);
    parts.forEach((part, line) => (open[line] = open[line]! && part === 0));
    taken[place]!.goods = parts;
  }
  const left = full.map((price, line) => price - sum(taken.map((one) => one.goods[line]!)));
  const base = [...left];
  for (const place of of("order")) {
    const wanted = sum(
      takeFrom(
        discounts[place]!,
        goods,
        base,
        goods.map(() => true),
      ),
    );
    const weights = goods.map((good, line) => (isBoughtSo(discounts[place]!, good) ? left[line]! : 0));
    const parts = spread(Math.min(wanted, sum(weights)), weights);
    parts.forEach((part, line) => (left[line] = left[line]! - part));
    taken[place]!.goods = parts;
  }
  for (const place of of("shipping")) taken[place]!.shipping = shipping ?? 0;
  return taken;
}

export const takenIn = ({ goods, shipping }: Taken): number => sum(goods) + shipping;
