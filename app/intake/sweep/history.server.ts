import type { ShopTx } from "../../db/tenancy.server";
import type { Drift } from "./drift";

export interface SweepView {
  id: string;
  startedAt: Date;
  /** null: it runs, or ended without a word */
  endedAt: Date | null;
  /** the earliest change that Shopify could show; null: all of them */
  reachedTo: Date | null;
  orders: number;
  drift: number;
  error: string | null;
}

export interface DriftView {
  id: string;
  orderId: string;
  kind: Drift["kind"];
  foundAt: Date;
}

/** The newest sweeps of the shop, newest first. */
export async function listSweeps(tx: ShopTx, limit: number): Promise<SweepView[]> {
  return tx.sql<SweepView>(
    `select id, started_at as "startedAt", ended_at as "endedAt", reached_to as "reachedTo", orders, drift, error
     from sweep where shop_id = $1 order by started_at desc, id desc limit $2`,
    [tx.shopId, limit],
  );
}

/** What the newest sweeps found and repaired, newest first. */
export async function listDrift(tx: ShopTx, limit: number): Promise<DriftView[]> {
  return tx.sql<DriftView>(
    `select id, order_id::text as "orderId", kind, found_at as "foundAt" from drift
     where shop_id = $1 order by found_at desc, id desc limit $2`,
    [tx.shopId, limit],
  );
}
