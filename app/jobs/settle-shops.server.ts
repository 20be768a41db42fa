import { inShop } from "../db/tenancy.server";
import { faceOfTime } from "../face/write-faces.server";
import { dueOfShop, settleDue, type Due } from "../members/settle.server";
import { promoteDue } from "../programs/promote.server";

/**
 * Asked for at once: to ask again for each step would walk past what the steps before it settled, over and over. 200,000 members with
 * 50,000 of them due: 2.2 times as long as bare SQL that writes the same rows (docs/measured.md).
 */
const askedAtOnce = 100_000;
/** Members of one transaction: they are locked until it ends. */
const settledAtOnce = 1_000;
/** More rounds than any shop has due at once: one that never ends its work is a fault, not a reason to run for ever. */
const mostRounds = 1_000;

/** Brings a whole shop up to now, in bounded transactions: first its program, by which the rest goes. */
export async function settleWhole(shopId: string): Promise<void> {
  await inShop(shopId, promoteDue);
  for (let round = 0; round < mostRounds; round++) {
    const due = await inShop(shopId, (tx) => dueOfShop(tx, askedAtOnce));
    if (due.lots.length + due.tiers.length === 0) return inShop(shopId, faceOfTime);
    for (const step of stepsOf(due)) await inShop(shopId, (tx) => settleDue(tx, step));
  }
  throw new Error(`Shop ${shopId} still has something due after ${mostRounds} rounds.`);
}

/** In id order: who was made together lies together, and a member with both is settled once. */
function stepsOf({ lots, tiers }: Due): Due[] {
  const ofLots = new Set(lots);
  const ofTiers = new Set(tiers);
  const ids = [...new Set([...lots, ...tiers])].sort();
  return Array.from({ length: Math.ceil(ids.length / settledAtOnce) }, (_, place) => {
    const members = ids.slice(place * settledAtOnce, (place + 1) * settledAtOnce);
    return { lots: members.filter((id) => ofLots.has(id)), tiers: members.filter((id) => ofTiers.has(id)) };
  });
}
