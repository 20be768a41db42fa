import { inShop } from "../db/tenancy.server";
import { faceOfTime } from "../face/write-faces.server";
import { settleShop } from "../members/settle.server";
import { promoteDue } from "../programs/promote.server";

/** More steps than any shop has due at once: a step that never ends its work is a fault, not a reason to run for ever. */
const mostSteps = 20_000;

/** Brings a whole shop up to now, in bounded transactions: first its program, by which the rest goes. */
export async function settleWhole(shopId: string): Promise<void> {
  await inShop(shopId, promoteDue);
  for (let step = 0; step < mostSteps; step++) {
    if ((await inShop(shopId, (tx) => settleShop(tx))) === 0) return inShop(shopId, faceOfTime);
  }
  throw new Error(`Shop ${shopId} still has something due after ${mostSteps} steps.`);
}
