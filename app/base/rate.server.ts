import { realNow } from "./clock";
import { singleton } from "./singleton";

/** Within this all that was used is there again, whatever the measure. */
const refilledMs = 60_000;
const keptAtMost = 50_000;

interface Bucket {
  left: number;
  at: number;
  most: number;
}

const buckets = () => singleton("proxy-rate", () => new Map<string, Bucket>());

/**
 * Whether one more of what `who` does may be done now: `most` at once, refilled in a minute. Of each process by itself: it keeps a
 * stranger from guessing and a script from filling the queue; what points can pay for is the ledger's to say.
 */
export function takeOne(who: string, most: number, now = realNow().getTime()): boolean {
  const left = leftOf(who, most, now);
  keep(who, { left: left < 1 ? left : left - 1, at: now, most });
  return left >= 1;
}

/** Whether `takeOne` would say yes; nothing is taken. */
export const hasOne = (who: string, most: number, now = realNow().getTime()): boolean => leftOf(who, most, now) >= 1;

/** After how many seconds `takeOne` says yes again; 0: at once. */
export function secondsUntilOne(who: string, most: number, now = realNow().getTime()): number {
  return Math.ceil(Math.max(0, 1 - leftOf(who, most, now)) * (refilledMs / most / 1000));
}

function leftOf(who: string, most: number, now: number): number {
  const held = buckets().get(who);
  return held ? Math.min(most, held.left + (Math.max(0, now - held.at) * most) / refilledMs) : most;
}

/** The least recently used leave first; whoever comes with ever new names does not empty the buckets of those who ran dry. */
function keep(who: string, bucket: Bucket): void {
  const held = buckets();
  held.delete(who);
  if (held.size >= keptAtMost) makeRoom(held, bucket.at);
  held.set(who, bucket);
}

function makeRoom(held: Map<string, Bucket>, now: number): void {
  let wanted = keptAtMost / 10;
  // first those that are as good as new, then those that have most left, then the oldest
  const dispensable: Array<(one: Bucket) => boolean> = [
    ({ at }) => now - at >= refilledMs,
    ({ left, most }) => left >= most / 2,
    () => true,
  ];
  for (const may of dispensable)
    for (const [name, one] of held) {
      if (wanted <= 0) return;
      if (may(one) && held.delete(name)) wanted -= 1;
    }
}
