import type { TextKey, TextValues } from "../../base/languages/text";

/** What stands in a log, by the sentence that a merchant reads instead: the first that fits. */
const known: ReadonlyArray<[RegExp, TextKey]> = [
  [/^The body /u, "health.error.unreadable"],
  [/^Shopify is not available .*: (not-installed|token-refused)$/u, "health.error.no-access"],
  [/^Shopify is not available .*: access-denied$/u, "health.error.permission"],
  [/^Shopify /u, "health.error.shopify-away"],
];
const someOrders = /^(\d+) orders could not be repaired \(([\d, ]+)\)/u;

/** Why something failed, in the page's language. The error itself is of the log, and REST names it: it is in English and of our making. */
export function errorWords(error: string): [key: TextKey, values: TextValues] {
  const [, count, orders] = someOrders.exec(error) ?? [];
  if (count !== undefined) return ["health.error.orders", { count: Number(count), orders: orders ?? "" }];
  return [known.find(([pattern]) => pattern.test(error))?.[1] ?? "health.error.other", {}];
}
