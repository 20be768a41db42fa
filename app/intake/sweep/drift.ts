import { digestDifferences, type OrderDigest } from "../../shopify/order-digest";

/** missing: we never heard of it · stale: newer at Shopify · differs: of the same instant, and not the same · gone: Shopify has it no more */
export type DriftKind = "missing" | "stale" | "differs" | "gone";

/** What the sweep found of one order. Digests hold figures and ids, no names. */
export interface Drift {
  orderId: string;
  kind: DriftKind;
  ours: OrderDigest | null;
  theirs: OrderDigest | null;
}

/**
 * Compares Shopify's word of an order with what our facts amount to. Null: they agree, or ours is newer, because an event
 * came in while the pages were read.
 */
export function driftOf(theirs: OrderDigest, ours: OrderDigest | null): Drift | null {
  const drift = (kind: DriftKind): Drift => ({ orderId: theirs.orderId, kind, ours, theirs });
  if (!ours) return drift("missing");
  if (theirs.updatedAt !== ours.updatedAt) return theirs.updatedAt > ours.updatedAt ? drift("stale") : null;
  return digestDifferences(ours, theirs).length > 0 ? drift("differs") : null;
}
