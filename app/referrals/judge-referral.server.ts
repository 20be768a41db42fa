import { inShop } from "../db/tenancy.server";
import { judgeReferral } from "../loyalty/referral-judgement/judge-referral";
import type { RunOptions } from "../shopify/admin/client";
import { gatherFacts } from "./facts.server";
import type { ReferralRow } from "./referral";
import { lockReferrals, readReferrals } from "./rows.server";
import { applyJudgement } from "./steps.server";

/** Whether the judge may speak about it: its order waits to be judged, or is another than the one that it was held with. */
const isToJudge = ({ state, heldFrom, orderId }: ReferralRow): boolean =>
  orderId !== null && (state === "qualified" || (state === "review" && heldFrom === "qualified"));

/**
 * Looks at a referral whose order qualified, and lets it go on or holds it for a person. Shopify is asked outside any transaction; if
 * the order became another one meanwhile, that one is judged by the job that asked for it. Safe to repeat. Throws
 * `shopify_unavailable`: then nothing was decided.
 */
export async function judgeOne(shopId: string, id: string, options: RunOptions = {}): Promise<void> {
  const [asked] = await inShop(shopId, (tx) => readReferrals(tx, [id]));
  if (!asked || !isToJudge(asked)) return;
  const { facts, hold } = await gatherFacts(shopId, id, options);
  const judgement = judgeReferral(facts, hold);
  await inShop(shopId, async (tx) => {
    const row = (await lockReferrals(tx, [id])).get(id);
    if (row && isToJudge(row) && row.orderId === asked.orderId) await applyJudgement(tx, id, judgement);
  });
}
