import type { ShopTx } from "../../db/tenancy.server";
import { noteActs } from "../../programs/audit-entries.server";
import { sweepShopJob } from "../jobs";

/** A sweep of the shop of `tx`, after the one that is under way. Two wishes that still wait are one sweep. */
export async function enqueueSweep(tx: ShopTx, { full }: { full: boolean }): Promise<void> {
  const name = `sweep/${tx.shopId}`;
  await tx.addJob(sweepShopJob.name, { shopId: tx.shopId, full }, { key: name, queue: name, maxAttempts: 3 });
}

/** A person wants everything compared now. */
export async function askForSweep(tx: ShopTx, by: string): Promise<void> {
  await enqueueSweep(tx, { full: true });
  await noteActs(tx, [{ actor: by, action: "sweep.ask", subject: "orders", detail: {} }]);
}
