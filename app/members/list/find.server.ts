import { z } from "zod";
import { FidelioError } from "../../base/errors";
import type { ShopTx } from "../../db/tenancy.server";
import type { MemberStatus } from "../../loyalty/words";
import { shopCalendar } from "../../programs/shop.server";
import { settleMembers } from "../settle.server";
import { conditionsOf } from "./conditions";
import type { MemberQuery } from "./query";
import { sortKeys, stretchesOf, type Place } from "./walk";

/** A member as a list shows it. The name is null where Shopify withholds it. */
export interface ListedMember {
  id: string;
  customerId: string;
  name: string | null;
  email: string | null;
  status: MemberStatus;
  tier: string | null;
  balance: { available: number; pending: number; held: number; owed: number };
  joinedAt: string | null;
  lastOrderAt: string | null;
}

export interface MemberList {
  members: ListedMember[];
  /** where the next and the previous page begin; null: there is none */
  next: string | null;
  previous: string | null;
}

export interface Turn {
  limit: number;
  cursor?: string | null;
  /** towards the beginning */
  back?: boolean;
}

/** One page of the list. Those shown are settled first: their balances and tiers are of now. */
export async function findMembers(tx: ShopTx, query: MemberQuery, { limit, cursor = null, back = false }: Turn): Promise<MemberList> {
  const from = placeOf(cursor);
  const found = await placesFrom(tx, query, from, { limit: limit + 1, back: back && from !== null });
  const more = found.length > limit;
  // a page before the beginning would be cut short: the first one is shown whole
  if (back && from && !more) return findMembers(tx, query, { limit });
  const places = back && from ? found.slice(0, limit).toReversed() : found.slice(0, limit);
  const ids = places.map(({ id }) => id);
  await settleMembers(tx, ids);
  const [first, last] = [places[0], places.at(-1)];
  const forth = back && from ? true : more;
  return {
    members: await listed(tx, ids),
    next: forth && last ? cursorOf(last) : null,
    previous: (back ? more : from !== null) && first ? cursorOf(first) : null,
  };
}

/** How many the query asks for, at most `most`. */
export async function countMembers(tx: ShopTx, query: MemberQuery, most: number): Promise<number> {
  const { zone } = await shopCalendar(tx);
  const { text, values } = conditionsOf(tx.shopId, query, zone);
  const [row] = await tx.sql<{ count: string }>(
    `select count(*) from (select from member m where ${text} limit $${values.length + 1}) found`,
    [...values, most],
  );
  return Number(row?.count ?? 0);
}

/** Up to `limit` places from behind `from`, in the order of the walk. */
export async function placesFrom(
  tx: ShopTx,
  query: MemberQuery,
  from: Place | null,
  { limit, back = false }: { limit: number; back?: boolean },
): Promise<Place[]> {
  const { zone } = await shopCalendar(tx);
  const conditions = conditionsOf(tx.shopId, query, zone);
  const { sql, type } = sortKeys[query.sort];
  const key = type === "timestamptz" ? `to_char(${sql} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')` : `${sql}::text`;
  const found: Place[] = [];
  for (const stretch of stretchesOf(query, from, back)) {
    if (found.length >= limit) break;
    const values = [...conditions.values];
    const where = stretch.where((given) => `$${values.push(given)}`);
    const rows = await tx.sql<Place>(
      `select m.id, ${key} as key from member m where ${conditions.text} and ${where} order by ${stretch.orderBy} limit ${limit - found.length}`,
      values,
    );
    found.push(...rows);
  }
  return found;
}

type StoredListed = Omit<ListedMember, "balance" | "joinedAt" | "lastOrderAt"> & {
  available: string;
  pending: string;
  held: string;
  owed: string;
  joined_at: Date | null;
  last_order_at: Date | null;
};

/** These members, in this order. */
export async function listed(tx: ShopTx, ids: readonly string[]): Promise<ListedMember[]> {
  if (ids.length === 0) return [];
  const rows = await tx.sql<StoredListed>(
    `select m.id, m.customer_id as "customerId", nullif(concat_ws(' ', nullif(m.first_name, ''), nullif(m.last_name, '')), '') as name,
            m.email, m.status, m.tier, m.available, m.pending, m.held, m.owed, m.joined_at, m.last_order_at
       from member m where m.shop_id = $1 and m.id = any($2::uuid[])`,
    [tx.shopId, ids],
    "members_listed",
  );
  const byId = new Map(rows.map((row) => [row.id, view(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function view({ available, pending, held, owed, joined_at, last_order_at, ...row }: StoredListed): ListedMember {
  return {
    ...row,
    name: row.name ?? row.email,
    balance: { available: Number(available), pending: Number(pending), held: Number(held), owed: Number(owed) },
    joinedAt: joined_at?.toISOString() ?? null,
    lastOrderAt: last_order_at?.toISOString() ?? null,
  };
}

const place = z.tuple([z.string().max(600).nullable(), z.uuid()]);

export const cursorOf = ({ key, id }: Place): string => Buffer.from(JSON.stringify([key, id])).toString("base64url");

/** Throws `invalid_input` for what is no cursor. */
export function placeOf(cursor: string | null): Place | null {
  if (!cursor) return null;
  try {
    const [key, id] = place.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
    return { key, id };
  } catch (error) {
    const faults = [{ path: "cursor", message: "This is not a cursor of this list." }];
    throw new FidelioError("invalid_input", { faults }, { cause: error });
  }
}
