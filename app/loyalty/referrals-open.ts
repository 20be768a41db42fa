import { earningClosed } from "./closing";
import { hasFeature } from "./plans";
import type { Program } from "./program";
import type { ReferralProgram } from "./referral-shape";

type Asked = Pick<Program, "referral" | "earningPaused" | "closing" | "startsAt">;

/**
 * Whether friends can be brought now: the program has a referral program, runs, and the shop's plan has referrals. `plan`: the
 * key of the shop's plan with us; `now`: RFC 3339 in UTC. Null: not. What was claimed before goes its way all the same.
 */
export function referralsOpen(program: Asked, shop: { plan: string; status: string }, now: string): ReferralProgram | null {
  const { referral, earningPaused, startsAt } = program;
  if (referral === null || !hasFeature(shop.plan, "referrals") || shop.status !== "active") return null;
  if (earningPaused || (startsAt !== null && startsAt > now) || earningClosed(program, now)) return null;
  return referral;
}
