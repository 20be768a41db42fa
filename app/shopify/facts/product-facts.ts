/** What rules need to know of a product, in our own shape. Ids are decimal strings, times RFC 3339 in UTC with milliseconds. */
export interface ProductFacts {
  productId: string;
  title: string;
  vendor: string;
  /** lower case */
  type: string;
  /** lower case, sorted */
  tags: string[];
  /** sorted; null: the source does not say */
  collections: string[] | null;
  /** when Shopify last changed the product itself; entering a collection does not count there */
  updatedAt: string;
}

/** A word of a product as rules compare it. */
export const wordOf = (text: string): string => text.trim().toLowerCase();

/** Each word once, sorted. */
export function wordsOf(words: readonly string[]): string[] {
  return [...new Set(words.map(wordOf))].filter((word) => word !== "").sort();
}
