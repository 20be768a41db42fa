import { GraphQLError } from "graphql";

interface Term {
  not: boolean;
  field: string;
  compare: string;
  value: string;
  /** the value is only how it begins */
  begins: boolean;
}

const term = /\s*(?:AND\s+)?(NOT\s+|-)?([a-z_]+):(>=|<=|>|<)?(?:'([^']*)'|"([^"]*)"|(\S+))\s*/gy;

/** Shopify's search syntax, as far as it is answered here: `field:value`, comparisons, NOT or a hyphen before, AND or a space between;
 * `matcher` splits at OR. */
export function parseSearch(query: string | null | undefined): Term[] {
  const text = (query ?? "").trim();
  const terms: Term[] = [];
  let end = 0;
  for (const match of text.matchAll(term)) {
    const value = match[4] ?? match[5] ?? match[6] ?? "";
    const begins = match[6]?.endsWith("*") ?? false;
    terms.push({
      not: match[1] !== undefined,
      field: match[2]!,
      compare: match[3] ?? "",
      value: begins ? value.slice(0, -1) : value,
      begins,
    });
    end = match.index + match[0].length;
  }
  if (end !== text.length)
    throw new GraphQLError(`The stand-in store does not understand the search "${text}" from "${text.slice(end)}" on.`);
  return terms;
}

/** Whether a value meets a comparison; times are compared as instants, and a word that ends with a star is a beginning. */
export function meets(value: string, { compare, value: wanted, begins }: Term): boolean {
  if (begins) return value.toLowerCase().startsWith(wanted.toLowerCase());
  const asTime = /^\d{4}-\d\d-\d\d/.test(value);
  const [left, right] = asTime ? [Date.parse(value), Date.parse(wanted)] : [value.toLowerCase(), wanted.toLowerCase()];
  if (typeof right === "number" && Number.isNaN(right)) throw new GraphQLError(`"${wanted}" is no time.`);
  if (compare === ">=") return left >= right;
  if (compare === ">") return left > right;
  if (compare === "<=") return left <= right;
  if (compare === "<") return left < right;
  return left === right;
}

/** A filter of items by a search over the named fields; a field with several values matches when any does. */
export function matcher<T>(query: string | null | undefined, fields: Record<string, (item: T) => string[]>): (item: T) => boolean {
  const ways = (query ?? "").split(" OR ").map((part) =>
    parseSearch(part).map((one) => {
      const valuesOf = fields[one.field];
      if (!valuesOf) throw new GraphQLError(`The stand-in store cannot search by ${one.field}.`);
      return { one, valuesOf };
    }),
  );
  const meetsAll = (item: T, terms: (typeof ways)[number]) =>
    terms.every(({ one, valuesOf }) => valuesOf(item).some((value) => meets(value, one)) !== one.not);
  return (item) => ways.some((terms) => meetsAll(item, terms));
}
