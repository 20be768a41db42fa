import type { ShopTx } from "../db/tenancy.server";
import { writeFacesJob } from "./jobs";

/**
 * Has the program's face looked at again. Publishing, settings, pauses and the shop's own changes do so by themselves; this is
 * for what the database cannot see, and for whoever wants to be sure. Call it last in a transaction. `runAt`: real time.
 */
export async function programFaceDue(tx: ShopTx, runAt?: Date): Promise<void> {
  const { shopId } = tx;
  const when = runAt ? { runAt } : {};
  const options = { key: `write-faces/${shopId}`, queue: `faces/${shopId}`, ...when };
  await tx.addJob(writeFacesJob.name, writeFacesJob.payload.parse({ shopId }), options);
}
