import type { ShopTx } from "../../db/tenancy.server";
import { grantOccasions, type MemberOccasion, type OccasionOutcome } from "../../members/occasions/grant.server";
import { loadVersions } from "../../programs/versions.server";
import { judgeAndPost } from "../orders/judge-and-post.server";
import { lockOrders } from "../shop-lock.server";

/** Whether points of occasions decide tiers, and so what orders earn. */
export async function tiersInPoints(tx: ShopTx): Promise<boolean> {
  return (await loadVersions(tx)).some(({ program }) => program.tiers?.measure === "points");
}

/**
 * Grants occasions and, where tiers are measured in points, judges the members' orders at once: those placed after the occasion may
 * stand in another tier, whichever was heard of first. There, call it before any member is locked.
 */
export async function grantAndJudge(tx: ShopTx, occasions: readonly MemberOccasion[]): Promise<OccasionOutcome[]> {
  if (occasions.length === 0) return [];
  const inPoints = await tiersInPoints(tx);
  if (inPoints) await lockOrders(tx);
  const outcomes = await grantOccasions(tx, occasions);
  const memberIds = [...new Set(outcomes.filter(({ isNew }) => isNew).map(({ memberId }) => memberId))];
  if (inPoints && memberIds.length > 0) await judgeAndPost(tx, { memberIds });
  return outcomes;
}
