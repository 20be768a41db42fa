import type { MemberQuery, MemberSort } from "./query";

/** The place of one member in a sorted list: what it is sorted by, then its id. */
export interface Place {
  key: string | null;
  id: string;
}

/** One stretch of a sorted list that an index can walk: equal keys, other keys, or no key. `value` numbers a value of the statement. */
export interface Stretch {
  where(value: (given: unknown) => string): string;
  orderBy: string;
}

interface SortKey {
  sql: string;
  type: "timestamptz" | "bigint" | "text";
  nullable: boolean;
}

export const sortKeys: Record<MemberSort, SortKey> = {
  joined: { sql: "m.joined_at", type: "timestamptz", nullable: true },
  available: { sql: "m.available", type: "bigint", nullable: false },
  "last-order": { sql: "m.last_order_at", type: "timestamptz", nullable: true },
  // in the order of the letters' own numbers: the same on each server
  name: { sql: "m.name_key", type: "text", nullable: true },
};

/**
 * The stretches to walk one after the other, from the list's beginning or from behind `from`, forward or `back`. Who has no
 * key comes last in either direction. Each stretch is a plain range of the index (key desc nulls last, id): one condition with
 * "or" would have PostgreSQL read all members that have the same key as the last one shown, and 90,000 have no points.
 */
export function stretchesOf({ sort, direction }: MemberQuery, from: Place | null, back: boolean): Stretch[] {
  const { sql, type, nullable } = sortKeys[sort];
  const falling = (direction === "desc") !== back;
  // where nulls go is said only where there are some: an index is taken for an order in the same words alone
  const [last, first] = nullable ? [" nulls last", " nulls first"] : ["", ""];
  const orderBy = falling ? `${sql} desc${last}, m.id asc` : `${sql} asc${first}, m.id desc`;
  const stretch = (where: Stretch["where"]): Stretch => ({ where, orderBy });
  const keyed = stretch(() => (nullable ? `${sql} is not null` : "true"));
  const keyless = nullable ? [stretch(() => `${sql} is null`)] : [];
  if (!from) return back ? [...keyless, keyed] : [keyed, ...keyless];
  const { key, id } = from;
  const beyond = `m.id ${falling ? ">" : "<"}`;
  if (key === null) return [stretch((value) => `${sql} is null and ${beyond} ${value(id)}::uuid`), ...(back ? [keyed] : [])];
  return [
    stretch((value) => `${sql} = ${value(key)}::${type} and ${beyond} ${value(id)}::uuid`),
    stretch((value) => `${sql} ${falling ? "<" : ">"} ${value(key)}::${type}`),
    ...(back ? [] : keyless),
  ];
}
