import type { OrderContext } from "./judgement";
import type { Cap } from "./program-parts";
import type { Limit } from "./program-shapes";
import { usedNames } from "./shared";

/** What caps let through of a source on one order. */
export interface Room {
  /** points at most; Infinity: any number */
  most: number;
  /** the cap that is the tighter one: of the order, or of a period and what earlier orders used of it */
  by: { every: "order"; cap: number } | { every: string; cap: number; used: number } | null;
}

const open: Room = { most: Infinity, by: null };

export function roomOf(key: string, { order, period }: Cap, context: OrderContext): Room {
  const ofOrder: Room = order === undefined ? open : { most: order, by: { every: "order", cap: order } };
  if (period === undefined) return ofOrder;
  const used = context.used?.[usedNames.cap(key)] ?? 0;
  const most = Math.max(0, period.points - used);
  return most < ofOrder.most ? { most, by: { every: period.every, cap: period.points, used } } : ofOrder;
}

/** Whether earlier orders of the member got it as often as the limit says. */
export function limitReached(key: string, limit: Limit | null, context: OrderContext): boolean {
  return limit !== null && (context.used?.[usedNames.times(key)] ?? 0) >= limit.times;
}
