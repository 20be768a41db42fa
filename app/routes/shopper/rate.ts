import { realNow } from "../../base/clock";
import { singleton } from "../../base/singleton";

const perMinute = 30;
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
  const buckets = singleton("proxy-rate", () => new Map<string, Bucket>());
  const held = buckets.get(who) ?? { left: perMinute, at: now };
  const left = Math.min(perMinute, held.left + ((now - held.at) * perMinute) / 60_000);
  if (buckets.size >= keptAtMost) buckets.clear();
  buckets.set(who, { left: left < 1 ? left : left - 1, at: now });
  return left >= 1;
}
