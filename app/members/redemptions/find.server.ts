import type { ShopTx } from "../../db/tenancy.server";
import { rewardValue, type RewardValue } from "../../loyalty/reward-value";
import type { RedemptionStatus } from "../../loyalty/words";
import { shopCalendar } from "../../programs/shop.server";
import { cursorOf, partsOf, patterns } from "../pages";
import { conditionsOf } from "./conditions.server";
import type { RedemptionQuery } from "./query";

/** A redemption as the merchant's list and a member's page show it. */
export interface ListedRedemption {
  id: string;
  /** null: the customer is gone */
  customerId: string | null;
  /** null where Shopify withholds it */
  name: string | null;
  reward: string;
  programVersion: number;
  status: RedemptionStatus;
  points: number;
  value: RewardValue;
  /** null until Shopify has it, and where there is none */
  code: string | null;
  /** planned, issued, deactivated, deleted, failed; null: no discount is behind it */
  codeState: string | null;
  orderId: string | null;
  reservedAt: string;
  /** null: it never ends */
  expiresAt: string | null;
  /** points given back after a refund, in all */
  returned: number;
  /** why it was released or failed: a code */
  reason: string | null;
  /** storefront, checkout, account, pos, admin, api; null: it was not noted */
  surface: string | null;
  /** a perk whose days to collect it passed */
  missed: boolean;
  handedOverAt: string | null;
  handedOverBy: string | null;
}

export interface RedemptionList {
  redemptions: ListedRedemption[];
  /** where the next and the previous page begin; null: there is none */
  next: string | null;
  previous: string | null;
}

export interface Turn {
  limit: number;
  cursor?: string | null;
  /** towards the newest */
  back?: boolean;
}

interface Stored extends Omit<ListedRedemption, "points" | "returned" | "reservedAt" | "expiresAt" | "missed" | "handedOverAt" | "value"> {
  points: string;
  returned: string;
  value: unknown;
  reserved_at: Date;
  expires_at: Date | null;
  handed_over_at: Date | null;
}

/** One page of the list, newest first. */
export async function findRedemptions(tx: ShopTx, query: RedemptionQuery, turn: Turn): Promise<RedemptionList> {
  const { limit, back = false } = turn;
  const place = partsOf({ cursor: turn.cursor ?? null }, [patterns.instant, patterns.uuid]);
  const { zone } = await shopCalendar(tx);
  const conditions = await conditionsOf(tx, query, zone);
  if (conditions === null) return { redemptions: [], next: null, previous: null };
  const towards = back && place !== null;
  const values = [...conditions.values];
  const value = (given: unknown) => `$${values.push(given)}`;
  const beyond =
    place === null ? "true" : `(r.reserved_at, r.id) ${towards ? ">" : "<"} (${value(place[0])}::timestamptz, ${value(place[1])}::uuid)`;
  const order = towards ? "asc" : "desc";
  const rows = await tx.sql<Stored>(
    `${selected} where ${conditions.text} and ${beyond} order by r.reserved_at ${order}, r.id ${order} limit ${value(limit + 1)}`,
    values,
  );
  const more = rows.length > limit;
  // a page before the beginning would be cut short: the first one is shown whole
  if (towards && !more) return findRedemptions(tx, query, { limit });
  const shown = rows.slice(0, limit);
  const redemptions = (towards ? shown.toReversed() : shown).map((row) => viewOf(row, tx.now));
  const [first, last] = [redemptions[0], redemptions.at(-1)];
  const at = (one: ListedRedemption | undefined) => (one ? cursorOf(one.reservedAt, one.id) : null);
  return { redemptions, next: towards || more ? at(last) : null, previous: place === null ? null : at(first) };
}

/** Those of a member, newest first: `before` is the place of the last one that was shown. */
export async function redemptionsOfMember(
  tx: ShopTx,
  memberId: string,
  { before, limit }: { before: readonly string[] | null; limit: number },
): Promise<ListedRedemption[]> {
  const [at = null, id = null] = before ?? [];
  const rows = await tx.sql<Stored>(
    `${selected} where r.shop_id = $1 and r.member_id = $2 and ($3::timestamptz is null or (r.reserved_at, r.id) < ($3::timestamptz, $4::uuid))
      order by r.reserved_at desc, r.id desc limit $5`,
    [tx.shopId, memberId, at, id, limit],
    "members_list_redemptions",
  );
  return rows.map((row) => viewOf(row, tx.now));
}

const selected = `select r.id, r.reward, r.program_version as "programVersion", r.status, r.points, r.value, r.order_id::text as "orderId", r.reserved_at,
        r.expires_at, r.returned, r.reason, r.surface, r.handed_over_at, r.handed_over_by as "handedOverBy",
        d.state as "codeState", case when r.status not in ('reserved', 'failed') and d.kind <> 'store-credit' then d.code end as code,
        m.customer_id::text as "customerId",
        coalesce(nullif(concat_ws(' ', nullif(m.first_name, ''), nullif(m.last_name, '')), ''), m.email) as name
   from redemption r
   join member m on m.shop_id = r.shop_id and m.id = r.member_id
   left join discount d on d.shop_id = r.shop_id and d.id = r.discount_id`;

function viewOf({ points, returned, reserved_at, expires_at, handed_over_at, value, code, ...row }: Stored, now: Date): ListedRedemption {
  const bought = rewardValue.parse(value);
  return {
    ...row,
    // a gift card's code is money: as in Shopify's own admin its end has to do
    code: code !== null && bought.kind === "gift-card" ? `…${code.slice(-4)}` : code,
    points: Number(points),
    returned: Number(returned),
    value: bought,
    reservedAt: reserved_at.toISOString(),
    expiresAt: expires_at?.toISOString() ?? null,
    missed: bought.kind === "perk" && row.status === "used" && handed_over_at === null && expires_at !== null && expires_at <= now,
    handedOverAt: handed_over_at?.toISOString() ?? null,
  };
}

/** How many the query asks for, at most `most`. */
export async function countRedemptions(tx: ShopTx, query: RedemptionQuery, most: number): Promise<number> {
  const { zone } = await shopCalendar(tx);
  const conditions = await conditionsOf(tx, query, zone);
  if (conditions === null) return 0;
  const { text, values } = conditions;
  const [row] = await tx.sql<{ count: string }>(
    `select count(*) from (select from redemption r left join discount d on d.shop_id = r.shop_id and d.id = r.discount_id
      where ${text} limit $${values.length + 1}) found`,
    [...values, most],
  );
  return Number(row?.count ?? 0);
}
