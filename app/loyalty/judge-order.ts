import { compareIds } from "./ids";
import type { MemberOrder } from "./judgement";
import type { ProgramVersion } from "./program";

/** By (placed at, order id), each order once: of two copies the one with facts, the newer of them. */
export function inPlacingOrder(orders: readonly MemberOrder[]): MemberOrder[] {
  const sorted = orders.toSorted(compareOrders);
  let kept = 0;
  for (const order of sorted) {
    const previous = sorted[kept - 1];
    if (kept > 0 && previous !== undefined && previous.orderId === order.orderId) sorted[kept - 1] = newer(previous, order);
    else sorted[kept++] = order;
  }
  sorted.length = kept;
  return sorted;
}

/** The newest version in force when the order was placed; the oldest when it was placed before all; null when there is none. */
export function versionOf(versions: readonly ProgramVersion[], placedAt: string): ProgramVersion | null {
  for (let index = versions.length - 1; index >= 0; index -= 1) {
    const version = versions[index] as ProgramVersion;
    if (version.inForceFrom <= placedAt) return version;
  }
  return versions[0] ?? null;
}

function compareOrders(a: MemberOrder, b: MemberOrder): number {
  if (a.placedAt !== b.placedAt) return a.placedAt < b.placedAt ? -1 : 1;
  return compareIds(a.orderId, b.orderId);
}

function newer(a: MemberOrder, b: MemberOrder): MemberOrder {
  if (a.facts === null || b.facts === null) return a.facts === null ? { ...b, held: b.held ?? a.held } : { ...a, held: a.held ?? b.held };
  return a.facts.updatedAt >= b.facts.updatedAt ? { ...a, held: a.held ?? b.held } : { ...b, held: b.held ?? a.held };
}
