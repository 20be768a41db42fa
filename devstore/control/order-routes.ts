import { z } from "zod";
import type { Change } from "../store/change";
import type { Order } from "../store/order";
import { toMinor, decimal } from "../store/money";
import { totalsOf, financialStatus } from "../store/order-totals";
import { exchangeLines } from "../orders/exchange-lines";
import { cancelOrder, editOrder, fulfilOrder, payOrder } from "../orders/change-order";
import { placeOrder } from "../orders/place-order";
import { refundOrder } from "../orders/refund-order";
import { startChange, theOrder } from "../store/world";
import { checkout, lineOf, lineSchema, orderSchema } from "./order-input";
import { instant, route, shopField, shopOf, type Route } from "./route";

const amount = z.string().regex(/^\d+(\.\d+)?$/, { error: 'an amount such as "4.95"' });
const lines = z.array(z.strictObject({ line: z.string(), quantity: z.int().positive() }));
const at = instant.optional();
const shop = shopField;

/** What the caller needs to go on: ids and the figures that the shop would show. */
function shown(order: Order): object {
  const totals = totalsOf(order);
  return {
    id: order.id,
    name: `#${order.number}`,
    customer: order.customerId,
    createdAt: order.createdAt,
    updatedAt: order.updatedAt,
    financialStatus: financialStatus(order),
    total: decimal(totals.total, order.currency),
    currentTotal: decimal(totals.currentTotal, order.currency),
    refunded: decimal(totals.refunded, order.currency),
    currency: order.currency,
    lines: order.lines.map((line) => ({ id: line.id, sku: line.sku, title: line.title, quantity: line.quantity })),
    refunds: order.refunds.map((refund) => refund.id),
  };
}

const refundSchema = z.strictObject({
  shop,
  lines: lines.default([]),
  shipping: amount.optional(),
  amount: amount.optional(),
  gateway: z.string().optional(),
  note: z.string().optional(),
  at,
});

export const orderRoutes: Route[] = [
  route("POST", /^\/control\/orders$/, orderSchema, ({ world, ...control }, body) => {
    const where = shopOf({ world, ...control }, body.shop);
    const { order, discounts } = checkout(world, where, body);
    const count = (change: Change) => discounts.forEach((discount) => change.put("discount", where.domain, discount.id, discount));
    return shown(placeOrder(world, where, order, body.at, count));
  }),
  route("GET", /^\/control\/orders\/(\d+)$/, z.object({ shop }), (control, body, [id]) =>
    shown(theOrder(control.world, shopOf(control, body.shop), id!)),
  ),
  route("POST", /^\/control\/orders\/(\d+)\/refunds$/, refundSchema, (control, body, [id]) => {
    const where = shopOf(control, body.shop);
    const minor = (text: string | undefined) => (text === undefined ? undefined : toMinor(text, where.currency));
    const [shipping, money] = [minor(body.shipping), minor(body.amount)];
    const { order, refund } = refundOrder(
      control.world,
      where,
      id!,
      {
        lines: body.lines,
        ...(shipping === undefined ? {} : { shipping }),
        ...(money === undefined ? {} : { amount: money }),
        ...(body.gateway === undefined ? {} : { gateway: body.gateway }),
        note: body.note ?? null,
      },
      body.at,
    );
    return { ...shown(order), refund: refund.id };
  }),
  route(
    "POST",
    /^\/control\/orders\/(\d+)\/cancel$/,
    z.strictObject({
      shop,
      refund: z.boolean().default(true),
      reason: z.enum(["customer", "inventory", "fraud", "declined", "other"]).default("customer"),
      at,
    }),
    (control, body, [id]) => shown(cancelOrder(control.world, shopOf(control, body.shop), id!, body, body.at)),
  ),
  route(
    "POST",
    /^\/control\/orders\/(\d+)\/edit$/,
    z.strictObject({ shop, add: z.array(lineSchema).default([]), remove: lines.default([]), paid: z.boolean().default(true), at }),
    (control, body, [id]) => {
      const where = shopOf(control, body.shop);
      const add = body.add.map((line) => lineOf(control.world, where, line));
      return shown(editOrder(control.world, where, id!, { ...body, add }, body.at));
    },
  ),
  route(
    "POST",
    /^\/control\/orders\/(\d+)\/exchange$/,
    z.strictObject({ shop, back: lines, give: z.array(lineSchema), at }),
    (control, body, [id]) => {
      const where = shopOf(control, body.shop);
      const give = body.give.map((line) => lineOf(control.world, where, line));
      return shown(exchangeLines(control.world, where, id!, { back: body.back, give }, body.at));
    },
  ),
  route("POST", /^\/control\/orders\/(\d+)\/fulfil$/, z.strictObject({ shop, at }), (control, body, [id]) =>
    shown(fulfilOrder(control.world, shopOf(control, body.shop), id!, body.at)),
  ),
  route("POST", /^\/control\/orders\/(\d+)\/pay$/, z.strictObject({ shop, amount: amount.optional(), at }), (control, body, [id]) => {
    const where = shopOf(control, body.shop);
    const paid = body.amount === undefined ? undefined : toMinor(body.amount, where.currency);
    return shown(payOrder(control.world, where, id!, paid, body.at));
  }),
  route("POST", /^\/control\/orders\/(\d+)\/delete$/, z.strictObject({ shop }), (control, body, [id]) => {
    const where = shopOf(control, body.shop);
    theOrder(control.world, where, id!);
    startChange(control.world, where).put("order", where.domain, id!, null).tell("orders/delete", { body: { id } }).commit();
    return { id };
  }),
];
