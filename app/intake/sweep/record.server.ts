import { v7 as uuid } from "uuid";
import type { ShopTx } from "../../db/tenancy.server";
import type { Drift } from "./drift";

/** Notes that a sweep began. */
export async function beginSweep(tx: ShopTx): Promise<string> {
  const id = uuid();
  await tx.prisma.sweep.create({ data: { shopId: BigInt(tx.shopId), id, startedAt: tx.now } });
  return id;
}

/** Notes what was found and repaired, in the transaction of the repair. */
export async function noteDrift(tx: ShopTx, sweepId: string, found: readonly Drift[]): Promise<void> {
  if (found.length === 0) return;
  await tx.prisma.drift.createMany({
    data: found.map(({ orderId, kind, ours, theirs }) => ({
      shopId: BigInt(tx.shopId),
      id: uuid(),
      sweepId,
      orderId: BigInt(orderId),
      kind,
      detail: { ours, theirs } as object,
      foundAt: tx.now,
      repairedAt: tx.now,
    })),
  });
}

export interface SweepEnd {
  orders: number;
  drift: number;
  /** the earliest change that Shopify could show; null: all of them */
  reachedTo: Date | null;
  error: string | null;
}

/** Notes how a sweep ended. */
export async function endSweep(tx: ShopTx, sweepId: string, { orders, drift, reachedTo, error }: SweepEnd): Promise<void> {
  await tx.prisma.sweep.update({
    where: { shopId_id: { shopId: BigInt(tx.shopId), id: sweepId } },
    data: { endedAt: tx.now, orders, drift, reachedTo, error },
  });
}

/** Up to which change Shopify's orders were compared; the next scheduled sweep begins a little before. */
export async function noteSweptTo(tx: ShopTx, sweptTo: string): Promise<void> {
  await tx.prisma.shop.update({ where: { id: BigInt(tx.shopId) }, data: { sweptTo: new Date(sweptTo) } });
}
