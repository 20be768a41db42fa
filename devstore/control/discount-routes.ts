import { z } from "zod";
import { endDiscount, removeDiscount, reopenDiscount } from "../orders/change-discount";
import type { Discount, Shop } from "../store/entities";
import { toMinor } from "../store/money";
import { RefusedRequest, startChange, type World } from "../store/world";
import { instant, route, shopField, shopOf, type Route } from "./route";

const shop = shopField;
const money = z.string().regex(/^\d+(\.\d+)?$/, { error: 'an amount such as "4.95"' });
const ids = z.array(z.string()).min(1).optional();

const discountSchema = z.strictObject({
  shop,
  title: z.string().min(1),
  /** none: it applies by itself */
  code: z.string().min(1).optional(),
  /** one of these, or free shipping */
  amount: money.optional(),
  percent: z.number().positive().max(100).optional(),
  /** goods that it is for, by ids; without: the whole order */
  collections: ids,
  products: ids,
  variants: ids,
  subscriptions: z.boolean().default(false),
  minimum: money.optional(),
  combinesWith: z
    .strictObject({ order: z.boolean().default(false), product: z.boolean().default(false), shipping: z.boolean().default(false) })
    .prefault({}),
  from: instant.optional(),
  until: instant.optional(),
});

/** A discount that the merchant made: by its id, or by its code. */
function theDiscount(world: World, { domain }: Shop, named: string): Discount {
  const all = world.state.table("discount", domain);
  const wanted = decodeURIComponent(named).toLowerCase();
  const found = all.get(named) ?? [...all.values()].find(({ code }) => code !== "" && code.toLowerCase() === wanted);
  if (!found) throw new RefusedRequest(`${domain} has no discount ${named}.`);
  return found;
}

function itemsOf({ collections, products, variants }: z.output<typeof discountSchema>): Pick<Discount, "items"> {
  if (!collections && !products && !variants) return {};
  return { items: { ...(collections && { collections }), ...(products && { products }), ...(variants && { variants }) } };
}

function made(body: z.output<typeof discountSchema>, { currency }: Shop, id: string, at: string): Discount {
  const { amount, percent, code } = body;
  const value: Discount["value"] =
    amount !== undefined
      ? { kind: "amount", amount: toMinor(amount, currency) }
      : percent !== undefined
        ? { kind: "percentage", share: percent / 100 }
        : { kind: "shipping" };
  return {
    id,
    code: code ?? "",
    title: body.title,
    ...(code === undefined ? { automatic: true } : {}),
    value,
    ...itemsOf(body),
    purchases: { oneTime: true, subscription: body.subscriptions },
    startsAt: body.from ?? at,
    endsAt: body.until ?? null,
    usageLimit: null,
    appliesOncePerCustomer: false,
    customerIds: null,
    minimumSubtotal: body.minimum === undefined ? null : toMinor(body.minimum, currency),
    combinesWith: body.combinesWith,
    tags: [],
    used: 0,
    createdAt: at,
    updatedAt: at,
  };
}

/** What the merchant does with discounts on Shopify's own pages, with those of apps too. */
export const discountRoutes: Route[] = [
  route("POST", /^\/control\/discounts$/, discountSchema, ({ world, ...control }, body) => {
    const where = shopOf({ world, ...control }, body.shop);
    const codes = [...world.state.table("discount", where.domain).values()].map(({ code }) => code.toLowerCase());
    if (body.code !== undefined && codes.includes(body.code.toLowerCase()))
      throw new RefusedRequest(`${where.domain} has a code ${body.code} already.`);
    const change = startChange(world, where);
    const discount = made(body, where, String(change.next("discount", 1_200_000_000_001)), change.at);
    change.put("discount", where.domain, discount.id, discount).commit();
    return discount;
  }),
  route("POST", /^\/control\/discounts\/([^/]+)\/end$/, z.strictObject({ shop }), (control, body, [id]) => {
    const where = shopOf(control, body.shop);
    return endDiscount(control.world, where, theDiscount(control.world, where, id!));
  }),
  route("POST", /^\/control\/discounts\/([^/]+)\/reopen$/, z.strictObject({ shop }), (control, body, [id]) => {
    const where = shopOf(control, body.shop);
    return reopenDiscount(control.world, where, theDiscount(control.world, where, id!));
  }),
  route("POST", /^\/control\/discounts\/([^/]+)\/delete$/, z.strictObject({ shop }), (control, body, [id]) => {
    const where = shopOf(control, body.shop);
    const discount = theDiscount(control.world, where, id!);
    removeDiscount(control.world, where, discount);
    return { id: discount.id };
  }),
];
