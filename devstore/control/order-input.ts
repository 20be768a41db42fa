import { z } from "zod";
import { toMinor } from "../store/money";
import { countryName } from "../store/countries";
import type { Address, Customer, Discount, Shop } from "../store/entities";
import { quoteOrder, type NewLine, type NewOrder } from "../orders/place-order";
import { useDiscounts, type CodeFault } from "../orders/use-codes";
import { totalsOf } from "../store/order-totals";
import { RefusedRequest, type World } from "../store/world";

const money = z.string().regex(/^\d+(\.\d+)?$/, { error: 'an amount such as "4.95"' });
const country = z.string().regex(/^[A-Z]{2}$/, { error: "a country such as FR" });
const id = z.union([z.string().regex(/^\d+$/), z.int().positive().transform(String)]);

/** an address as a buyer types it */
export const addressSchema = z.strictObject({
  firstName: z.string().nullable().default(null),
  lastName: z.string().nullable().default(null),
  street: z.string(),
  second: z.string().optional(),
  city: z.string(),
  zip: z.string(),
  country,
});

/** Where somebody lives. */
export function addressOf({ country: code, second, ...rest }: z.output<typeof addressSchema>): Address {
  return { ...rest, ...(second === undefined ? {} : { second }), country: countryName(code), countryCode: code };
}

export const lineSchema = z.strictObject({
  /** a product of the shop; title and price come from it unless given */
  sku: z.string().optional(),
  title: z.string().optional(),
  price: money.optional(),
  quantity: z.int().positive().default(1),
  vendor: z.string().optional(),
  giftCard: z.boolean().default(false),
  taxRate: z.number().min(0).max(1).optional(),
  sellingPlan: z.string().optional(),
});

export const orderSchema = z.strictObject({
  shop: z.string().optional(),
  id: id.optional(),
  /** of the shop; none: a guest */
  customer: id.optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
  /** where the buyer's browser was */
  clientIp: z.union([z.ipv4(), z.ipv6()]).optional(),
  address: addressSchema.optional(),
  lines: z.array(lineSchema).min(1),
  shipping: money.optional(),
  discountCodes: z.array(z.string()).max(10).default([]),
  tip: money.optional(),
  /** all of it, nothing, or an amount */
  paid: z.union([z.boolean(), money]).default(true),
  gateway: z.string().default("shopify_payments"),
  /** the part paid by gift card */
  giftCard: money.optional(),
  source: z.string().optional(),
  location: id.optional(),
  company: id.optional(),
  test: z.boolean().default(false),
  tags: z.array(z.string()).default([]),
  note: z.string().optional(),
  presentmentCurrency: z.string().length(3).optional(),
  rate: z.number().positive().optional(),
  locale: z.string().optional(),
  /** where it is sent, ISO 3166-1; the customer's own unless said */
  country: country.optional(),
  at: z.iso.datetime({ offset: true }).optional(),
});
export type OrderInput = z.output<typeof orderSchema>;

export function lineOf(world: World, shop: Shop, input: z.output<typeof lineSchema>): NewLine {
  const products = [...world.state.table("product", shop.domain).values()];
  const product = products.find((one) => one.sku === input.sku || one.variants?.some(({ sku }) => sku === input.sku));
  const variant = product?.variants?.find(({ sku }) => sku === input.sku);
  if (!product && (input.title === undefined || input.price === undefined)) {
    throw new RefusedRequest(`A line needs the sku of a product of ${shop.domain}, or a title and a price.`);
  }
  return {
    productId: product?.id ?? null,
    variantId: variant?.id ?? product?.variantId ?? null,
    sku: input.sku ?? "",
    title: input.title ?? product?.title ?? "",
    vendor: input.vendor ?? product?.vendor ?? null,
    giftCard: input.giftCard || (product?.giftCard ?? false),
    quantity: input.quantity,
    price: input.price === undefined ? (variant?.price ?? product?.price ?? 0) : toMinor(input.price, shop.currency),
    taxRate: input.taxRate ?? (shop.taxesIncluded ? 0.2 : 0),
    sellingPlan: input.sellingPlan ?? null,
  };
}

const refusals: Record<CodeFault, string> = {
  unknown: "is not known",
  inactive: "is not active",
  "used-up": "is used up",
  "used-by-customer": "was used by the customer before",
  "other-customer": "is another customer's",
  goods: "is for other goods",
  subscription: "is not for subscriptions",
  minimum: "needs a larger subtotal",
  "no-shipping": "is for shipping, and nothing is sent",
  "dear-shipping": "is not for shipping that costs so much",
  "too-many": "is one too many",
  combination: "cannot be combined with the others",
};

export interface Checkout {
  order: NewOrder;
  /** codes that it uses, counted up */
  discounts: Discount[];
}

/** Where the customer lives, in another country. */
function addressIn(country: string, customer: Customer | undefined): Address {
  const usual = customer?.address ?? { firstName: null, lastName: null, street: "1 Main Street", city: "Town", zip: "1000" };
  return { ...usual, country: countryName(country), countryCode: country };
}

/** The request as an order to place. Throws a RefusedRequest with the reason when a shop would not take it. */
export function checkout(world: World, shop: Shop, input: OrderInput): Checkout {
  const minor = (text: string | undefined) => (text === undefined ? 0 : toMinor(text, shop.currency));
  const customer: Customer | undefined =
    input.customer === undefined ? undefined : world.state.get("customer", shop.domain, input.customer);
  if (input.customer !== undefined && !customer) throw new RefusedRequest(`${shop.domain} has no customer ${input.customer}.`);
  if (input.id !== undefined && world.state.get("order", shop.domain, input.id))
    throw new RefusedRequest(`There is an order ${input.id} already.`);
  const lines = input.lines.map((line) => lineOf(world, shop, line));
  const shipping = minor(input.shipping);
  const sent = lines.some((line) => line.giftCard !== true);
  const used = useDiscounts(world, shop, input.discountCodes, {
    lines,
    shipping: sent ? shipping : null,
    customerId: customer?.id ?? null,
  });
  for (const { code, fault } of used.codes) if (fault !== null) throw new RefusedRequest(`The code ${code} ${refusals[fault]}.`);
  const giftCard = minor(input.giftCard);
  const rest = input.paid === true ? "rest" : input.paid === false ? 0 : minor(input.paid);
  const sum = { customerId: customer?.id ?? null, lines, shipping, discounts: used.applied, tip: minor(input.tip), payments: [] };
  const all = totalsOf(quoteOrder(world, shop, sum)).total;
  const byCard = rest === "rest" ? all - giftCard : rest;
  const payments = [
    ...(giftCard > 0 ? [{ gateway: "gift_card", amount: giftCard }] : []),
    ...(byCard > 0 ? [{ gateway: input.gateway, amount: byCard }] : []),
  ];
  return {
    discounts: used.codes.flatMap(({ discount }) => (discount ? [{ ...discount, used: discount.used + 1 }] : [])),
    order: {
      ...(input.id === undefined ? {} : { id: input.id }),
      customerId: customer?.id ?? null,
      email: input.email ?? customer?.email ?? null,
      phone: input.phone ?? null,
      clientIp: input.clientIp ?? null,
      lines,
      shipping,
      discounts: used.applied,
      tip: minor(input.tip),
      payments: rest === "rest" && giftCard === 0 ? "paid" : payments,
      gateway: input.gateway,
      source: input.source ?? "web",
      locationId: input.location ?? null,
      company: input.company === undefined ? null : { id: input.company, locationId: input.company },
      test: input.test,
      tags: input.tags,
      note: input.note ?? null,
      presentmentCurrency: input.presentmentCurrency ?? shop.currency,
      rate: input.rate ?? 1,
      ...(input.locale === undefined ? {} : { locale: input.locale }),
      ...(input.address === undefined ? {} : { address: addressOf(input.address) }),
      ...(input.country === undefined ? {} : { address: addressIn(input.country, customer) }),
    },
  };
}
