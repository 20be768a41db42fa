import type { Discount } from "../../store/entities";
import { graphqlDecimal } from "../../store/money";
import { byPosition, Connection, type PageArguments } from "../connection";
import { gid, type Context } from "../context";
import { customerNode } from "./customer-node";
import { MetafieldOwner } from "./metafield-node";

export function discountStatus(discount: Discount, now: Date): "ACTIVE" | "EXPIRED" | "SCHEDULED" {
  if (Date.parse(discount.startsAt) > now.getTime()) return "SCHEDULED";
  return discount.endsAt !== null && Date.parse(discount.endsAt) <= now.getTime() ? "EXPIRED" : "ACTIVE";
}

export class DiscountNode extends MetafieldOwner {
  readonly __typename = "DiscountCodeNode";

  constructor(
    private readonly discount: Discount,
    private readonly context: Context,
  ) {
    super(gid("DiscountCodeNode", discount.id), "DISCOUNT", context);
  }

  id = () => gid("DiscountCodeNode", this.discount.id);
  codeDiscount = () => basicDiscount(this.discount, this.context);
}

function basicDiscount(discount: Discount, context: Context): object {
  const { currency } = context.shop;
  const money = (minor: number) => ({ amount: graphqlDecimal(minor, currency), currencyCode: currency });
  const value = discount.value;
  return {
    __typename: "DiscountCodeBasic",
    title: discount.title,
    status: discountStatus(discount, context.world.now()),
    summary: discount.title,
    shortSummary: discount.title,
    startsAt: discount.startsAt,
    endsAt: discount.endsAt,
    createdAt: discount.createdAt,
    updatedAt: discount.updatedAt,
    usageLimit: discount.usageLimit,
    appliesOncePerCustomer: discount.appliesOncePerCustomer,
    asyncUsageCount: discount.used,
    tags: discount.tags,
    hasTimelineComment: false,
    recurringCycleLimit: null,
    discountClasses: ["ORDER"],
    codesCount: { count: 1, precision: "EXACT" },
    combinesWith: {
      orderDiscounts: discount.combinesWith.order,
      productDiscounts: discount.combinesWith.product,
      shippingDiscounts: discount.combinesWith.shipping,
    },
    codes: (args: PageArguments) =>
      new Connection([discount], args, byPosition, (one) => ({
        id: gid("DiscountRedeemCode", one.id),
        code: one.code,
        asyncUsageCount: one.used,
      })),
    context: () =>
      discount.customerIds === null
        ? { __typename: "DiscountBuyerSelectionAll", all: "ALL" }
        : { __typename: "DiscountCustomers", customers: discount.customerIds.flatMap((id) => customerNode(context, id) ?? []) },
    customerGets: {
      items: { __typename: "AllDiscountItems", allItems: true },
      appliesOnOneTimePurchase: true,
      appliesOnSubscription: false,
      value:
        value.kind === "amount"
          ? { __typename: "DiscountAmount", amount: money(value.amount), appliesOnEachItem: false }
          : { __typename: "DiscountPercentage", percentage: value.share },
    },
    minimumRequirement:
      discount.minimumSubtotal === null
        ? null
        : { __typename: "DiscountMinimumSubtotal", greaterThanOrEqualToSubtotal: money(discount.minimumSubtotal) },
  };
}
