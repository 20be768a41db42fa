import { classOf } from "../../orders/discount-rules";
import type { Discount } from "../../store/entities";
import { graphqlDecimal } from "../../store/money";
import { byPosition, Connection, type PageArguments } from "../connection";
import { gid, type Context } from "../context";
import { customerNode } from "./customer-node";
import { MetafieldOwner } from "./metafield-node";
import { collectionConnection, productConnection, variantConnection } from "./product-node";

export function discountStatus(discount: Discount, now: Date): "ACTIVE" | "EXPIRED" | "SCHEDULED" {
  if (Date.parse(discount.startsAt) > now.getTime()) return "SCHEDULED";
  return discount.endsAt !== null && Date.parse(discount.endsAt) <= now.getTime() ? "EXPIRED" : "ACTIVE";
}

/** A discount by its code. */
export class DiscountNode extends MetafieldOwner {
  readonly __typename = "DiscountCodeNode";

  constructor(
    private readonly discount: Discount,
    private readonly context: Context,
  ) {
    super(gid("DiscountCodeNode", discount.id), "DISCOUNT", context);
  }

  id = () => gid("DiscountCodeNode", this.discount.id);
  codeDiscount = () => shown(this.discount, this.context);
}

/** A discount of any kind. */
export class AnyDiscountNode extends MetafieldOwner {
  readonly __typename = "DiscountNode";

  constructor(
    private readonly one: Discount,
    private readonly context: Context,
  ) {
    super(gid("DiscountNode", one.id), "DISCOUNT", context);
  }

  id = () => gid("DiscountNode", this.one.id);
  discount = () => shown(this.one, this.context);
}

function shown(discount: Discount, context: Context): object {
  const free = discount.value.kind === "shipping";
  const kind = free ? "FreeShipping" : "Basic";
  const { purchases = { oneTime: true, subscription: false } } = discount;
  const bought = { appliesOnOneTimePurchase: purchases.oneTime, appliesOnSubscription: purchases.subscription };
  return {
    __typename: discount.automatic ? `DiscountAutomatic${kind}` : `DiscountCode${kind}`,
    title: discount.title,
    status: discountStatus(discount, context.world.now()),
    summary: discount.title,
    shortSummary: discount.title,
    startsAt: discount.startsAt,
    endsAt: discount.endsAt,
    createdAt: discount.createdAt,
    updatedAt: discount.updatedAt,
    asyncUsageCount: discount.used,
    tags: discount.tags,
    hasTimelineComment: false,
    recurringCycleLimit: discount.recurringCycleLimit ?? (discount.automatic ? 1 : null),
    discountClasses: [classOf(discount).toUpperCase()],
    combinesWith: {
      orderDiscounts: discount.combinesWith.order,
      productDiscounts: discount.combinesWith.product,
      shippingDiscounts: discount.combinesWith.shipping,
    },
    ...(discount.automatic ? {} : byCode(discount)),
    context: () =>
      discount.customerIds === null
        ? { __typename: "DiscountBuyerSelectionAll", all: "ALL" }
        : { __typename: "DiscountCustomers", customers: discount.customerIds.flatMap((id) => customerNode(context, id) ?? []) },
    ...(free
      ? {
          ...bought,
          maximumShippingPrice:
            discount.value.kind === "shipping" && discount.value.most !== undefined ? money(discount.value.most, context) : null,
          destinationSelection: { __typename: "DiscountCountryAll", allCountries: true },
        }
      : { customerGets: { items: itemsOf(discount, context), ...bought, value: valueOf(discount, context) } }),
    minimumRequirement:
      discount.minimumSubtotal === null
        ? null
        : { __typename: "DiscountMinimumSubtotal", greaterThanOrEqualToSubtotal: money(discount.minimumSubtotal, context) },
  };
}

const byCode = (discount: Discount): object => ({
  usageLimit: discount.usageLimit,
  appliesOncePerCustomer: discount.appliesOncePerCustomer,
  codesCount: { count: 1, precision: "EXACT" },
  codes: (args: PageArguments) =>
    new Connection([discount], args, byPosition, (one) => ({
      id: gid("DiscountRedeemCode", one.id),
      code: one.code,
      asyncUsageCount: one.used,
    })),
});

function money(minor: number, { shop: { currency } }: Context): object {
  return { amount: graphqlDecimal(minor, currency), currencyCode: currency };
}

function valueOf({ value, onEachItem }: Discount, context: Context): object {
  if (value.kind === "amount")
    return { __typename: "DiscountAmount", amount: money(value.amount, context), appliesOnEachItem: onEachItem ?? false };
  return { __typename: "DiscountPercentage", percentage: value.kind === "percentage" ? value.share : 1 };
}

function itemsOf({ items }: Discount, context: Context): object {
  if (!items) return { __typename: "AllDiscountItems", allItems: true };
  const { state } = context.world;
  const { domain } = context.shop;
  if (items.collections) {
    const held = [...state.table("collection", domain).values()].filter(({ id }) => items.collections?.includes(id));
    return { __typename: "DiscountCollections", collections: (args: PageArguments) => collectionConnection(held, args, context) };
  }
  const products = [...state.table("product", domain).values()];
  return {
    __typename: "DiscountProducts",
    products: (args: PageArguments) =>
      productConnection(
        products.filter(({ id }) => items.products?.includes(id)),
        args,
      ),
    productVariants: (args: PageArguments) => variantConnection(products, items.variants ?? [], args, context),
  };
}
