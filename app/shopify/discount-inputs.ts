import type { DiscountCodeBasicInput, DiscountCodeFreeShippingInput, DiscountItemsInput } from "./admin/generated";
import type { DiscountItems, DiscountWorth, NewDiscount } from "./discounts.server";
import { gidOf } from "./facts/ids";

type Worth<Kind extends DiscountWorth["kind"]> = Extract<DiscountWorth, { kind: Kind }>;

/** What any of our codes is at Shopify: of one use, and one customer's where it says so. */
function common(discount: NewDiscount) {
  const { order, product, shipping } = discount.combinesWith;
  return {
    title: discount.title,
    code: discount.code,
    startsAt: discount.startsAt.toISOString(),
    endsAt: discount.endsAt?.toISOString() ?? null,
    usageLimit: 1,
    appliesOncePerCustomer: true,
    context: discount.customerId === null ? { all: "ALL" as const } : { customers: { add: [gidOf("Customer", discount.customerId)] } },
    ...(discount.minimumSubtotal === null
      ? {}
      : { minimumRequirement: { subtotal: { greaterThanOrEqualToSubtotal: discount.minimumSubtotal } } }),
    combinesWith: { orderDiscounts: order, productDiscounts: product, shippingDiscounts: shipping },
    tags: discount.tags,
  };
}

/** An amount or a percentage off the order or the goods named. An amount is taken once, off all of them together. */
export function basicInput(discount: NewDiscount, worth: Worth<"amount" | "percentage">): DiscountCodeBasicInput {
  const value =
    worth.kind === "amount"
      ? { discountAmount: { amount: worth.amount, appliesOnEachItem: false } }
      : { percentage: Number(worth.percent) / 100 };
  const { bought, cycles } = subscribed(discount);
  return { ...common(discount), customerGets: { items: itemsOf(discount.items), value, ...bought }, ...cycles };
}

export function shippingInput(discount: NewDiscount, { maximumPrice }: Worth<"shipping">): DiscountCodeFreeShippingInput {
  const { bought, cycles } = subscribed(discount);
  return {
    ...common(discount),
    destination: { all: true },
    ...(maximumPrice === null ? {} : { maximumShippingPrice: maximumPrice }),
    ...bought,
    ...cycles,
  };
}

/** Only where the code says so: shops without subscriptions refuse these fields. Of the cycles 0 means all, 1 the first. */
function subscribed({ subscriptions }: NewDiscount) {
  if (subscriptions === "none") return { bought: {}, cycles: {} };
  return {
    bought: { appliesOnOneTimePurchase: true, appliesOnSubscription: true },
    cycles: { recurringCycleLimit: subscriptions === "first" ? 1 : 0 },
  };
}

function itemsOf(items: DiscountItems | null): DiscountItemsInput {
  if (items === null) return { all: true };
  const gids = (type: "Collection" | "Product" | "ProductVariant", ids: readonly string[]) => ids.map((id) => gidOf(type, id));
  if (items.collections) return { collections: { add: gids("Collection", items.collections) } };
  return {
    products: {
      ...(items.products ? { productsToAdd: gids("Product", items.products) } : {}),
      ...(items.variants ? { productVariantsToAdd: gids("ProductVariant", items.variants) } : {}),
    },
  };
}
