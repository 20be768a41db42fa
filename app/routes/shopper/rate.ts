import { realNow } from "../../base/clock";
import { singleton } from "../../base/singleton";

const perMinute = 30;
const redemptionsPerMinute = 10;
const claimsPerMinute = 10;
const keptAtMost = 10_000;

interface Bucket {
  left: number;
  at: number;
}

/**
 * Whether one more act of this customer may be done now: 30 at once, refilled in a minute. Of each web process by itself; what
 * points can pay for is the ledger's to say, this only keeps a script from filling the queue.
 */
export function mayAct(who: string, now = realNow().getTime()): boolean {
  return takeOne(who, perMinute, now);
}

/** Whether one more redemption may be tried: 10 at once, refilled in a minute. Nobody redeems faster by hand. */
export function mayRedeem(who: string, now = realNow().getTime()): boolean {
  return takeOne(`${who}/redeem`, redemptionsPerMinute, now);
}

/** Whether one more code may be entered from here, a network or a customer: 10 at once, refilled in a minute. An office is one network. */
export function mayClaim(who: string, now = realNow().getTime()): boolean {
  return takeOne(`${who}/claim`, claimsPerMinute, now);
}

function takeOne(who: string, most: number, now: number): boolean {
  const buckets = singleton("proxy-rate", () => new Map<string, Bucket>());
  const held = buckets.get(who) ?? { left: most, at: now };
  const left = Math.min(most, held.left + ((now - held.at) * most) / 60_000);
  if (buckets.size >= keptAtMost) buckets.clear();
  buckets.set(who, { left: left < 1 ? left : left - 1, at: now });
  return left >= 1;
}
