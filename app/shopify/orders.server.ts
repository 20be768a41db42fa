import { realNow } from "../base/clock";
import { isFidelioError } from "../base/errors";
import { singleton } from "../base/singleton";
import { adminClient } from "./admin/client.server";
import type { AdminClient } from "./admin/client";
import {
  ListFulfillmentsDocument,
  ListRefundsDocument,
  ReadOrderDocument,
  ReadOrderLinesDocument,
  ReadRefundDocument,
  ReadRefundLinesDocument,
  ScanOrdersDocument,
} from "./admin/generated";
import { orderFromAdmin, type AdminOrder } from "./facts/from-admin";
import type { OrderAndCustomer } from "./facts/from-webhook";
import { gidOf } from "./facts/ids";
import { digestOfScan, type OrderDigest } from "./order-digest";

export { digestDifferences, digestOfFacts, type OrderDigest } from "./order-digest";

/** as the documents ask; a full page may have a next one where Shopify does not say so */
const firstRefunds = 3;
const firstFulfillments = 20;
/** pages of the sweep: an order of it costs four points, and a query may cost 1,000 */
const scanned = 200;

/** So long a shop whose customers' data Shopify withholds is not asked for it again: it is approved once, and that is soon enough. */
const withheldForMs = 60 * 60 * 1000;
const withheldUntil = (): Map<string, number> => singleton("withheld-persons", () => new Map<string, number>());

/**
 * An order with the names and addresses in it, and without them where Shopify withholds these: it answers nothing at all then, but an order earns
 * points whoever placed it.
 */
async function askOrder(client: AdminClient, shopDomain: string, asked: { id: string; locations: boolean }): Promise<AdminOrder | null> {
  const without = async () => (await client.run(ReadOrderDocument, { ...asked, persons: false })).order;
  if ((withheldUntil().get(shopDomain) ?? 0) > realNow().getTime()) return without();
  try {
    return (await client.run(ReadOrderDocument, { ...asked, persons: true })).order;
  } catch (error) {
    if (!isFidelioError(error, "shopify_unavailable") || error.detail["reason"] !== "access-denied") throw error;
    const order = await without();
    withheldUntil().set(shopDomain, realNow().getTime() + withheldForMs);
    return order;
  }
}

/** One order, whole. Null where Shopify does not give it: deleted, or older than 60 days without `read_all_orders`. */
export async function readOrder(shopDomain: string, orderId: string): Promise<OrderAndCustomer | null> {
  const client = adminClient(shopDomain);
  const id = gidOf("Order", orderId);
  const locations = (await client.scopes()).has("read_locations");
  const order = await askOrder(client, shopDomain, { id, locations });
  if (!order) return null;
  await completeLines(client, order);
  await completeRefunds(client, order);
  if (order.fulfillments.length === firstFulfillments) {
    order.fulfillments = (await client.run(ListFulfillmentsDocument, { id })).order?.fulfillments ?? order.fulfillments;
  }
  return orderFromAdmin(order);
}

async function completeLines(client: AdminClient, order: AdminOrder): Promise<void> {
  let page = order.lineItems.pageInfo;
  while (page.hasNextPage) {
    const next = await client.run(ReadOrderLinesDocument, { id: order.id, after: page.endCursor });
    if (!next.order) return;
    order.lineItems.nodes.push(...next.order.lineItems.nodes);
    page = next.order.lineItems.pageInfo;
  }
}

async function completeRefunds(client: AdminClient, order: AdminOrder): Promise<void> {
  if (order.refunds.length === firstRefunds) {
    const listed = (await client.run(ListRefundsDocument, { id: order.id })).order?.refunds ?? [];
    for (const { id } of listed.slice(firstRefunds)) {
      const { refund } = await client.run(ReadRefundDocument, { id });
      if (refund) order.refunds.push(refund);
    }
  }
  for (const refund of order.refunds) {
    let page = refund.refundLineItems.pageInfo;
    while (page.hasNextPage) {
      const next = await client.run(ReadRefundLinesDocument, { id: refund.id, after: page.endCursor });
      if (!next.refund) break;
      refund.refundLineItems.nodes.push(...next.refund.refundLineItems.nodes);
      page = next.refund.refundLineItems.pageInfo;
    }
  }
}

/**
 * The shop's orders in the order of their last change, in pages of light digests, from `updatedFrom` on (null: as far back
 * as Shopify gives them). An order that changes while it is scanned may come twice.
 */
export async function* scanOrders(shopDomain: string, options: { updatedFrom: Date | null }): AsyncGenerator<OrderDigest[]> {
  const client = adminClient(shopDomain);
  const query = options.updatedFrom ? `updated_at:>='${options.updatedFrom.toISOString()}'` : null;
  let after: string | null = null;
  do {
    const {
      orders,
    }: { orders: { nodes: Parameters<typeof digestOfScan>[0][]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } } =
      await client.run(ScanOrdersDocument, { query, first: scanned, after });
    if (orders.nodes.length > 0) yield orders.nodes.map(digestOfScan);
    after = orders.pageInfo.hasNextPage ? orders.pageInfo.endCursor : null;
  } while (after !== null);
}

/**
 * Reads all orders changed since `updatedFrom`, whole, and hands them on in batches. For installations: what `store` does
 * with them is its own affair. Answers how many it read.
 */
export async function readRecentOrders(
  shopDomain: string,
  store: (orders: OrderAndCustomer[]) => Promise<void>,
  options: { updatedFrom: Date | null; batch?: number },
): Promise<number> {
  let count = 0;
  let batch: OrderAndCustomer[] = [];
  const flush = async () => {
    if (batch.length > 0) await store(batch);
    count += batch.length;
    batch = [];
  };
  for await (const page of scanOrders(shopDomain, options)) {
    for (const { orderId } of page) {
      const order = await readOrder(shopDomain, orderId);
      if (order) batch.push(order);
      if (batch.length >= (options.batch ?? 50)) await flush();
    }
  }
  await flush();
  return count;
}
