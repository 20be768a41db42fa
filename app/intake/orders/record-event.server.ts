import type { ShopTx } from "../../db/tenancy.server";
import { recordEvent, type EventOutcome, type MemberEvent } from "../../members/event-points.server";
import { memberOfCustomer } from "../../members/member-rows.server";
import { loadVersions } from "../../programs/versions.server";
import { lockOrders } from "../shop-lock.server";
import { judgeAndPost } from "./judge-and-post.server";

/**
 * Records an event and, where tiers are measured in points, judges the member's orders at once: those placed after the event
 * may stand in another tier, whichever was heard of first. Throws as `recordEvent` does.
 */
export async function recordAndJudge(tx: ShopTx, event: MemberEvent): Promise<EventOutcome> {
  const inPoints = (await loadVersions(tx)).some(({ program }) => program.tiers?.measure === "points");
  if (inPoints) await lockOrders(tx);
  const outcome = await recordEvent(tx, event);
  if (!inPoints || outcome.points === 0) return outcome;
  const member = await memberOfCustomer(tx, event.customerId);
  if (member) await judgeAndPost(tx, { memberIds: [member.id] });
  return outcome;
}
