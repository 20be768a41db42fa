import { GraphQLError } from "graphql";
import type { Discount } from "../../store/entities";
import { toMinor } from "../../store/money";
import { idOf, type Context } from "../context";

export interface DiscountInput {
  title?: string | null;
  code?: string | null;
  startsAt?: string | null;
  endsAt?: string | null;
  usageLimit?: number | null;
  appliesOncePerCustomer?: boolean | null;
  context?: { all?: string; customers?: { add?: string[] } } | null;
  customerGets?: {
    items?: { all?: boolean };
    value?: { discountAmount?: { amount?: string; appliesOnEachItem?: boolean }; percentage?: number };
  } | null;
  minimumRequirement?: { subtotal?: { greaterThanOrEqualToSubtotal?: string } } | null;
  combinesWith?: { orderDiscounts?: boolean; productDiscounts?: boolean; shippingDiscounts?: boolean } | null;
  tags?: string[] | null;
}

export interface DiscountError {
  field: string[];
  message: string;
  code: string;
  extraInfo: null;
}

const answered = new Set([
  "title",
  "code",
  "startsAt",
  "endsAt",
  "usageLimit",
  "appliesOncePerCustomer",
  "context",
  "customerGets",
  "minimumRequirement",
  "combinesWith",
  "tags",
]);

export function discountError(field: string, code: string, message: string): DiscountError {
  return { field: ["basicCodeDiscount", field], message, code, extraInfo: null };
}

/** What Shopify would say to the input; nothing when it is right. */
export function faultsOf(input: DiscountInput, context: Context): DiscountError[] {
  const strange = Object.keys(input).find((name) => !answered.has(name));
  if (strange) throw new GraphQLError(`The stand-in store does not answer basicCodeDiscount.${strange}.`);
  if (input.customerGets?.items?.all !== true) throw new GraphQLError("The stand-in store discounts all items only.");
  const faults: DiscountError[] = [];
  const { value } = input.customerGets;
  if (!input.code) faults.push(discountError("code", "BLANK", "Code can't be blank"));
  if (!input.title) faults.push(discountError("title", "BLANK", "Title can't be blank"));
  if (!input.startsAt) faults.push(discountError("startsAt", "BLANK", "Starts at can't be blank"));
  if ((input.tags?.length ?? 0) > 5) faults.push(discountError("tags", "TOO_MANY_ARGUMENTS", "At most 5 tags"));
  if (input.endsAt && input.startsAt && Date.parse(input.endsAt) <= Date.parse(input.startsAt)) {
    faults.push(discountError("endsAt", "INVALID", "Ends at needs to be after starts at"));
  }
  if (value?.discountAmount === undefined && value?.percentage === undefined)
    faults.push(discountError("customerGets", "BLANK", "A value is needed"));
  if (value?.percentage !== undefined && !(value.percentage > 0 && value.percentage <= 1)) {
    faults.push(discountError("customerGets", "VALUE_OUTSIDE_RANGE", "Percentages lie between 0 and 1"));
  }
  const { world, shop } = context;
  // a customer whom only a webhook made by hand named is unknown here, and may have a code all the same
  if (input.context?.customers?.add?.some((gid) => idOf("Customer", gid) === null)) {
    faults.push(discountError("context", "INVALID", "Customer is invalid"));
  }
  const code = input.code?.toLowerCase();
  if ([...world.state.table("discount", shop.domain).values()].some((one) => one.code.toLowerCase() === code)) {
    faults.push(discountError("code", "TAKEN", "Code must be unique. Please try a different code."));
  }
  return faults;
}

/** A right input as the store keeps it. */
export function discountOf(input: DiscountInput, id: string, at: string, context: Context): Discount {
  const { currency } = context.shop;
  const value = input.customerGets?.value;
  const minimum = input.minimumRequirement?.subtotal?.greaterThanOrEqualToSubtotal;
  const iso = (time: string) => new Date(time).toISOString();
  return {
    id,
    code: input.code!,
    title: input.title!,
    value: value?.discountAmount
      ? { kind: "amount", amount: toMinor(String(value.discountAmount.amount), currency) }
      : { kind: "percentage", share: value?.percentage ?? 0 },
    startsAt: iso(input.startsAt!),
    endsAt: input.endsAt ? iso(input.endsAt) : null,
    usageLimit: input.usageLimit ?? null,
    appliesOncePerCustomer: input.appliesOncePerCustomer ?? false,
    customerIds: input.context?.customers?.add?.map((gid) => idOf("Customer", gid)!) ?? null,
    minimumSubtotal: minimum === undefined ? null : toMinor(String(minimum), currency),
    combinesWith: {
      order: input.combinesWith?.orderDiscounts ?? false,
      product: input.combinesWith?.productDiscounts ?? false,
      shipping: input.combinesWith?.shippingDiscounts ?? false,
    },
    tags: input.tags ?? [],
    used: 0,
    createdAt: at,
    updatedAt: at,
  };
}
