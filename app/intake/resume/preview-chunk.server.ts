import { inShop, type ShopTx } from "../../db/tenancy.server";
import type { OrderAndCustomer } from "../../shopify/facts/from-webhook";
import { applyOrders } from "../orders/apply-orders.server";
import { whileOthersJudge } from "../shop-lock.server";
import type { Gap } from "./gap.server";

export interface GapFigures {
  /** placed in the gap */
  orders: number;
  /** of them, those that would earn */
  earning: number;
  /** points that the orders placed in the gap would grant, refunds taken off */
  granted: number;
  /** points that refunds of earlier orders take back, whatever is decided */
  takenBack: number;
  /** customers whose points change */
  members: number;
}

const inOneChunk = 300;

/** Orders in parts, those of one customer together: what one earns depends on the others. */
export function inChunks(orders: readonly OrderAndCustomer[]): OrderAndCustomer[][] {
  const byCustomer = new Map<string, OrderAndCustomer[]>();
  for (const order of orders) {
    const key = order.facts.customerId ?? "guests";
    byCustomer.set(key, [...(byCustomer.get(key) ?? []), order]);
  }
  const chunks: OrderAndCustomer[][] = [];
  for (const own of byCustomer.values()) {
    const last = chunks.at(-1);
    if (last && last.length + own.length <= inOneChunk) last.push(...own);
    else chunks.push(own);
  }
  return chunks;
}

/** Carries the figures out of a transaction that is to be undone. */
class Undone extends Error {
  constructor(readonly figures: GapFigures) {
    super("a preview is undone");
  }
}

/** Applies the orders, looks at what became of them, and undoes it. */
export async function previewChunk(shopId: string, orders: readonly OrderAndCustomer[], gap: Gap): Promise<GapFigures> {
  try {
    return await inShop(shopId, (tx) => applyAndLook(tx, orders, gap), whileOthersJudge);
  } catch (error) {
    if (error instanceof Undone) return error.figures;
    throw error;
  }
}

async function applyAndLook(tx: ShopTx, orders: readonly OrderAndCustomer[], gap: Gap): Promise<never> {
  const ids = orders.map(({ facts }) => facts.orderId);
  const before = await pointsOf(tx, ids);
  await applyOrders(
    tx,
    orders.map((order) => ({ ...order, source: "admin" as const })),
  );
  const after = await pointsOf(tx, ids);
  const figures: GapFigures = { orders: 0, earning: 0, granted: 0, takenBack: 0, members: 0 };
  const customers = new Set<string>();
  for (const { facts } of orders) {
    const now = after.get(facts.orderId) ?? nothing;
    const then = before.get(facts.orderId) ?? nothing;
    const change = now.granted - now.reversed - (then.granted - then.reversed);
    if (change !== 0 && facts.customerId !== null) customers.add(facts.customerId);
    if (Date.parse(facts.placedAt) < gap.since.getTime()) figures.takenBack += now.reversed - then.reversed;
    else {
      figures.orders += 1;
      figures.earning += change > 0 ? 1 : 0;
      figures.granted += change;
    }
  }
  throw new Undone({ ...figures, members: customers.size });
}

interface Points {
  granted: number;
  reversed: number;
}
const nothing: Points = { granted: 0, reversed: 0 };

async function pointsOf(tx: ShopTx, orderIds: readonly string[]): Promise<Map<string, Points>> {
  const rows = await tx.sql<{ order_id: string; granted: string; reversed: string }>(
    "select order_id, granted, reversed from order_state where shop_id = $1 and order_id = any($2::bigint[])",
    [tx.shopId, orderIds],
  );
  return new Map(rows.map((row) => [row.order_id, { granted: Number(row.granted), reversed: Number(row.reversed) }]));
}
