import type { ShopTx } from "../db/tenancy.server";
import { rewardValue, type RewardValue } from "../loyalty/reward-value";
import { cursorOf, limitOf, pageOf, partsOf, patterns } from "../members/pages";
import type { Page, PageRequest } from "../members/views";
import type { GainSide } from "./gain-rows.server";

/** All rewards that referrals gave, or those that wait for somebody: perks to hand over, and what Shopify refused to make. */
export const gainLists = ["open", "all"] as const;
export type GainListName = (typeof gainLists)[number];

/** A reward that a referral, or a milestone, gave. */
export interface ListedGain {
  id: string;
  /** null: of a milestone */
  referralId: string | null;
  side: GainSide;
  /** of a milestone: how many friends it is for */
  friends: number | null;
  /** null: the customer is gone */
  customerId: string | null;
  /** null where Shopify withholds it */
  name: string | null;
  reward: string;
  /** null: of a milestone */
  programVersion: number | null;
  value: RewardValue;
  state: "given" | "taken-back";
  /** of its discount: planned, issued, deactivated, deleted, failed */
  codeState: string | null;
  givenAt: Date;
  /** null: it never ends */
  endsAt: Date | null;
  usedAt: Date | null;
  handedOverAt: Date | null;
  handedOverBy: string | null;
  refusedAt: Date | null;
}

const lists: Record<GainListName, string> = {
  all: "true",
  open: `g.state = 'given' and (g.refused_at is not null
    or g.value->>'kind' = 'perk' and g.handed_over_at is null and (d.ends_at is null or d.ends_at > $2))`,
};

/** Newest first. Throws `invalid_input`. */
export async function listGains(tx: ShopTx, list: GainListName, page: PageRequest = {}): Promise<Page<ListedGain>> {
  const limit = limitOf(page);
  const [givenAt, id] = partsOf(page, [patterns.instant, patterns.uuid]) ?? [null, null];
  const rows = await tx.sql<ListedGain>(
    `select g.id, g.referral_id as "referralId", g.side, g.friends, m.customer_id::text as "customerId",
            coalesce(nullif(concat_ws(' ', nullif(m.first_name, ''), nullif(m.last_name, '')), ''), m.email) as name,
            g.reward, r.program_version as "programVersion", g.value, g.state, d.state as "codeState", g.given_at as "givenAt",
            d.ends_at as "endsAt", g.used_at as "usedAt", g.handed_over_at as "handedOverAt", g.handed_over_by as "handedOverBy",
            g.refused_at as "refusedAt"
       from referral_gain g
       join member m on m.shop_id = g.shop_id and m.id = g.member_id
       left join referral r on r.shop_id = g.shop_id and r.id = g.referral_id
       left join discount d on d.shop_id = g.shop_id and d.id = g.discount_id
      where g.shop_id = $1 and $2::timestamptz is not null and g.kind = 'reward' and ${lists[list]}
        and ($3::timestamptz is null or (g.given_at, g.id) < ($3, $4::uuid))
      order by g.given_at desc, g.id desc limit $5`,
    [tx.shopId, tx.now, givenAt, id, limit + 1],
    `gains_list_${list}`,
  );
  return pageOf(
    rows,
    limit,
    (row) => ({ ...row, value: rewardValue.parse(row.value) }),
    (row) => cursorOf(row.givenAt.toISOString(), row.id),
  );
}

/** How many wait for somebody, of each kind; no more than `most` are counted. */
export async function openGains(tx: ShopTx, most: number): Promise<{ handOver: number; refused: number }> {
  const [row] = await tx.sql<{ handOver: number; refused: number }>(
    `select (select count(*)::int from (select from referral_gain g left join discount d on d.shop_id = g.shop_id and d.id = g.discount_id
              where g.shop_id = $1 and g.handed_over_at is null and g.state = 'given' and g.value->>'kind' = 'perk' and g.refused_at is null
                and (d.ends_at is null or d.ends_at > $2) limit $3) as perks) as "handOver",
            (select count(*)::int from (select from referral_gain
              where shop_id = $1 and refused_at is not null and state = 'given' limit $3) as refused) as refused`,
    [tx.shopId, tx.now, most],
    "gains_open",
  );
  return row ?? { handOver: 0, refused: 0 };
}
