/** How much lies in the database: the whole is 500 shops with 2 million members, 3 million orders and some 10 million transfers. */
export interface Sizes {
  shops: number;
  members: number;
}

/** `scale` 1 is the whole; the shops stay as many, down to two members each. */
export function sizesOf(scale: number): Sizes {
  return { shops: Math.max(5, Math.round(500 * Math.min(1, scale * 10))), members: Math.round(2_000_000 * scale) };
}

/** Members of each shop: the second largest has half of the largest, the third a third, and so on. */
export function membersOfShops({ shops, members }: Sizes): number[] {
  const whole = Array.from({ length: shops }, (_, place) => 1 / (place + 1)).reduce((sum, share) => sum + share, 0);
  return Array.from({ length: shops }, (_, place) => Math.max(2, Math.round(members / (place + 1) / whole)));
}
