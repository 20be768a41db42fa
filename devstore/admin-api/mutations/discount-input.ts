import { GraphQLError } from "graphql";
import type { Discount, DiscountItems } from "../../store/entities";
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
  customerGets?: CustomerGets | null;
  minimumRequirement?: { subtotal?: { greaterThanOrEqualToSubtotal?: string } } | null;
  combinesWith?: { orderDiscounts?: boolean; productDiscounts?: boolean; shippingDiscounts?: boolean } | null;
  tags?: string[] | null;
  recurringCycleLimit?: number | null;
  /** of free shipping alone */
  destination?: { all?: boolean } | null;
  appliesOnOneTimePurchase?: boolean | null;
  appliesOnSubscription?: boolean | null;
  maximumShippingPrice?: string | null;
}

interface CustomerGets {
  items?: {
    all?: boolean;
    collections?: { add?: string[] };
    products?: { productsToAdd?: string[]; productVariantsToAdd?: string[] };
  };
  value?: { discountAmount?: { amount?: string; appliesOnEachItem?: boolean }; percentage?: number };
  appliesOnOneTimePurchase?: boolean | null;
  appliesOnSubscription?: boolean | null;
}

export interface DiscountError {
  field: string[];
  message: string;
  code: string;
  extraInfo: null;
}

/** The mutation's own argument, which errors name. */
export type InputName = "basicCodeDiscount" | "freeShippingCodeDiscount";

const common = [
  "title",
  "code",
  "startsAt",
  "endsAt",
  "usageLimit",
  "appliesOncePerCustomer",
  "context",
  "minimumRequirement",
  "combinesWith",
  "tags",
  "recurringCycleLimit",
];
const answered: Record<InputName, Set<string>> = {
  basicCodeDiscount: new Set([...common, "customerGets"]),
  freeShippingCodeDiscount: new Set([
    ...common,
    "destination",
    "appliesOnOneTimePurchase",
    "appliesOnSubscription",
    "maximumShippingPrice",
  ]),
};

/** Entitlements are products or collections: Shopify takes so many of each at once. */
const MOST_ITEMS = 100;

/** What Shopify would say to the input; nothing when it is right. */
export function faultsOf(input: DiscountInput, name: InputName, context: Context): DiscountError[] {
  const strange = Object.keys(input).find((field) => !answered[name].has(field));
  if (strange) throw new GraphQLError(`The stand-in store does not answer ${name}.${strange}.`);
  const faults: DiscountError[] = [];
  const fault = (field: string, code: string, message: string) => faults.push({ field: [name, field], message, code, extraInfo: null });
  if (!input.code) fault("code", "BLANK", "Code can't be blank");
  if (!input.title) fault("title", "BLANK", "Title can't be blank");
  if (!input.startsAt) fault("startsAt", "BLANK", "Starts at can't be blank");
  if ((input.tags?.length ?? 0) > 5) fault("tags", "TOO_MANY_ARGUMENTS", "At most 5 tags");
  if (input.endsAt && input.startsAt && Date.parse(input.endsAt) <= Date.parse(input.startsAt))
    fault("endsAt", "INVALID", "Ends at needs to be after starts at");
  if (name === "basicCodeDiscount") getsFaults(input.customerGets ?? {}, context, fault);
  else if (input.destination?.all !== true) throw new GraphQLError("The stand-in store knows free shipping to everywhere only.");
  const { world, shop } = context;
  faults.push(...subscriptionFaults(input, name, context));
  // a customer whom only a webhook made by hand named is unknown here, and may have a code all the same
  if (input.context?.customers?.add?.some((gid) => idOf("Customer", gid) === null)) fault("context", "INVALID", "Customer is invalid");
  const code = input.code?.toLowerCase();
  if ([...world.state.table("discount", shop.domain).values()].some((one) => !one.automatic && one.code.toLowerCase() === code))
    fault("code", "TAKEN", "Code must be unique. Please try a different code.");
  return faults;
}

/** A shop that sells no subscriptions takes no word of them, not even the usual one. */
function subscriptionFaults(input: DiscountInput, name: InputName, { world, shop }: Context): DiscountError[] {
  if ([...world.state.table("product", shop.domain).values()].some(({ sellingPlans }) => (sellingPlans?.length ?? 0) > 0)) return [];
  const inGets = name === "basicCodeDiscount";
  const bought = (inGets ? input.customerGets : input) ?? {};
  const named = [
    { path: inGets ? ["customerGets", "appliesOnSubscription"] : ["appliesOnSubscription"], value: bought.appliesOnSubscription },
    { path: inGets ? ["customerGets", "appliesOnOneTimePurchase"] : ["appliesOnOneTimePurchase"], value: bought.appliesOnOneTimePurchase },
    { path: ["recurringCycleLimit"], value: input.recurringCycleLimit },
  ];
  return named
    .filter(({ value }) => value !== undefined)
    .map(({ path }) => ({
      field: [name, ...path],
      message: `${path.join(" ")} is not permitted for this shop.`,
      code: "INVALID",
      extraInfo: null,
    }));
}

function getsFaults({ items, value }: CustomerGets, context: Context, fault: (field: string, code: string, message: string) => void): void {
  if (value?.discountAmount === undefined && value?.percentage === undefined) fault("customerGets", "BLANK", "A value is needed");
  if (value?.percentage !== undefined && !(value.percentage > 0 && value.percentage <= 1))
    fault("customerGets", "VALUE_OUTSIDE_RANGE", "Percentages lie between 0 and 1");
  const { collections, products } = { collections: items?.collections?.add ?? [], products: items?.products };
  const lists = [collections, products?.productsToAdd ?? [], products?.productVariantsToAdd ?? []];
  if (items?.all === true ? lists.some((one) => one.length > 0) : lists.every((one) => one.length === 0))
    fault("customerGets", "CONFLICT", "Items are all, or some");
  if (collections.length > 0 && items?.products) fault("customerGets", "CONFLICT", "Items are collections or products");
  if (lists.some((one) => one.length > MOST_ITEMS)) fault("customerGets", "TOO_MANY_ARGUMENTS", `At most ${MOST_ITEMS} items`);
  const known = [...context.world.state.table("collection", context.shop.domain).values()].map(({ id }) => id);
  if (collections.some((gid) => !known.includes(idOf("Collection", gid) ?? "")))
    fault("customerGets", "INVALID", "Collection is not valid");
}

/** What it lowers, by ids; undefined: everything. */
function itemsOf(items: CustomerGets["items"]): DiscountItems | undefined {
  if (items === undefined || items.all === true) return undefined;
  const ids = (type: string, gids: string[] | undefined) => gids?.flatMap((gid) => idOf(type, gid) ?? []);
  const [collections, products, variants] = [
    ids("Collection", items.collections?.add),
    ids("Product", items.products?.productsToAdd),
    ids("ProductVariant", items.products?.productVariantsToAdd),
  ];
  return { ...(collections && { collections }), ...(products && { products }), ...(variants && { variants }) };
}

/** A right input as the store keeps it. */
export function discountOf(input: DiscountInput, id: string, at: string, context: Context): Discount {
  const { currency } = context.shop;
  const gets = input.customerGets;
  const minimum = input.minimumRequirement?.subtotal?.greaterThanOrEqualToSubtotal;
  const iso = (time: string) => new Date(time).toISOString();
  const items = itemsOf(gets?.items);
  const bought = gets ?? input;
  return {
    id,
    code: input.code!,
    title: input.title!,
    value: valueOf(gets?.value, input.maximumShippingPrice, currency),
    ...(items === undefined ? {} : { items }),
    ...(gets?.value?.discountAmount?.appliesOnEachItem ? { onEachItem: true } : {}),
    purchases: { oneTime: bought.appliesOnOneTimePurchase ?? true, subscription: bought.appliesOnSubscription ?? false },
    recurringCycleLimit: input.recurringCycleLimit ?? null,
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

function valueOf(value: CustomerGets["value"], most: string | null | undefined, currency: string): Discount["value"] {
  if (value === undefined) return { kind: "shipping", ...(most ? { most: toMinor(String(most), currency) } : {}) };
  if (value.discountAmount) return { kind: "amount", amount: toMinor(String(value.discountAmount.amount), currency) };
  return { kind: "percentage", share: value.percentage ?? 0 };
}
