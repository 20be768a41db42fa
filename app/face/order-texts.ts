import { pointsIn, type Voice } from "../loyalty/describe/voice";
import { writeDate } from "../loyalty/explain/figures";
import { say } from "./say";

/** Points of an order that cannot be spent yet. RFC 3339 in UTC. */
export interface OrderLot {
  points: number;
  availableAt: string;
}

export interface OrderEarned {
  granted: number;
  reversed: number;
  waiting: readonly OrderLot[];
}

/** What an order earned, what was taken back of it, and from when it can be spent: a sentence each. */
export function orderSays(voice: Voice, { granted, reversed, waiting }: OrderEarned): string[] {
  const says = [say(voice, "order-earned", { points: pointsIn(voice, granted) })];
  if (reversed > 0) says.push(say(voice, "order-reversed", { points: pointsIn(voice, reversed) }));
  const days = new Map<string, number>();
  for (const { points, availableAt } of [...waiting].sort((a, b) => (a.availableAt < b.availableAt ? -1 : 1))) {
    const day = writeDate(availableAt, voice.language, voice.zone);
    days.set(day, (days.get(day) ?? 0) + points);
  }
  if (days.size === 0 && reversed < granted) says.push(say(voice, "order-now"));
  for (const [date, points] of days) {
    says.push(
      days.size === 1 ? say(voice, "order-from", { date }) : say(voice, "order-part-from", { points: pointsIn(voice, points), date }),
    );
  }
  return says;
}
