/**
 * Orders two Shopify ids by their number. They are decimal strings without leading zeros, because they may pass 2^53,
 * so the longer one is the larger one.
 */
export function compareIds(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}
