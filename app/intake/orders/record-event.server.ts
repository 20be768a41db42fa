import type { ShopTx } from "../../db/tenancy.server";
import { recordEvent, type EventOutcome, type MemberEvent } from "../../members/event-points.server";
import { grantAndJudge, tiersInPoints } from "../occasions/grant-and-judge.server";
import { lockOrders } from "../shop-lock.server";

/** Records an event and judges what depends on its points. Throws as `recordEvent` does. */
export async function recordAndJudge(tx: ShopTx, event: MemberEvent): Promise<EventOutcome> {
  // before the member's lock
  if (await tiersInPoints(tx)) await lockOrders(tx);
  return recordEvent(tx, event, grantAndJudge);
}
