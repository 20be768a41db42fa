import type { ShopTx } from "../db/tenancy.server";
import { minorDigits, parseMoney } from "../loyalty/money";
import type { ProgramVersion } from "../loyalty/program";
import { loadVersions } from "../programs/versions.server";

/** What invitations cost beside points, in minor units of the program's currency. */
export interface ReferralCost {
  /** what friends' codes took off the orders that counted, less what came back */
  friendCodes: number;
  /** the same of codes that were given as rewards, on the orders that used them */
  rewardCodes: number;
  /** gift cards and store credit, as they were made */
  money: number;
  /** what handing over perks cost, by the program's own figure */
  perks: number;
  /** handed over, and the program does not say what that costs */
  unpriced: number;
}

interface Asked {
  since: Date;
  /** the program's; orders in another one are not added up */
  currency: string;
}

/**
 * What a code (`d`, whose worth is `v`) took off an order (`o`): of several codes on one order, that of an amount no more than it, that
 * of a percentage no more than its share. What a code for shipping saved stands in no order of ours.
 */
const taken = `select case
    when d.v->>'amount' is not null and d.v->>'kind' in ('amount', 'percentage', 'product')
      then least(off.discount, round((d.v->>'amount')::numeric * $4))
    when d.v->>'kind' = 'percentage' and jsonb_array_length(o.facts->'discountCodes') = 1 then off.discount
    when d.v->>'kind' = 'percentage' then least(off.discount, round(off.price * (d.v->>'percent')::numeric / 100))
    else 0 end as minor
  from (select coalesce(sum(ceil(line.discount * line.remaining / line.quantity)), 0) as discount,
               coalesce(sum(ceil((line.paid + line.discount) * line.remaining / line.quantity)), 0) as price
          from jsonb_to_recordset(o.facts->'lines')
            as line(paid numeric, discount numeric, remaining numeric, quantity numeric, "giftCard" boolean)
         where line.quantity > 0 and not line."giftCard") off`;

const counts = `not o.deleted and o.facts->>'cancelledAt' is null and o.facts->>'currency' = $3 and o.facts->'discountCodes' ? d.code`;

export async function referralCost(tx: ShopTx, asked: Asked): Promise<ReferralCost> {
  const values = [tx.shopId, asked.since, asked.currency, 10 ** minorDigits(asked.currency)];
  const [friends] = await tx.sql<{ minor: number }>(
    `select coalesce(sum(t.minor), 0)::float8 as minor
       from referral r
       join (select shop_id, id, code, document->'value' as v from discount) d on d.shop_id = r.shop_id and d.id = r.discount_id
       join order_state o on o.shop_id = r.shop_id and o.order_id in (r.order_id, r.second_order_id)
       cross join lateral (${taken}) t
      where r.shop_id = $1 and r.claimed_at >= $2 and ${counts}`,
    values,
    "referral_cost_friends",
  );
  const [codes] = await tx.sql<{ minor: number }>(
    `select coalesce(sum(t.minor), 0)::float8 as minor
       from referral_gain g
       join (select shop_id, id, code, document->'value' as v from discount) d on d.shop_id = g.shop_id and d.id = g.discount_id
       join order_state o on o.shop_id = g.shop_id and o.member_id = g.member_id and o.placed_at >= g.given_at - interval '1 day'
       left join referral r on r.shop_id = g.shop_id and r.id = g.referral_id
       cross join lateral (${taken}) t
      where g.shop_id = $1 and g.state = 'given' and g.used_at is not null and coalesce(r.claimed_at, g.given_at) >= $2 and ${counts}`,
    values,
    "referral_cost_codes",
  );
  const [gifts] = await tx.sql<{ minor: number }>(
    `select coalesce(sum(round((g.value->>'amount')::numeric * $4)), 0)::float8 as minor
       from referral_gain g join discount d on d.shop_id = g.shop_id and d.id = g.discount_id and d.state = 'issued'
       left join referral r on r.shop_id = g.shop_id and r.id = g.referral_id
      where g.shop_id = $1 and g.state = 'given' and g.value->>'kind' in ('gift-card', 'store-credit') and g.value->>'currency' = $3
        and coalesce(r.claimed_at, g.given_at) >= $2`,
    values,
    "referral_cost_gifts",
  );
  return {
    friendCodes: friends?.minor ?? 0,
    rewardCodes: codes?.minor ?? 0,
    money: gifts?.minor ?? 0,
    ...(await perkCost(tx, asked)),
  };
}

interface Perks {
  reward: string;
  version: number;
  count: number;
}

async function perkCost(tx: ShopTx, { since, currency }: Asked): Promise<Pick<ReferralCost, "perks" | "unpriced">> {
  const rows = await tx.sql<Perks>(
    `select g.reward, coalesce(r.program_version, 0)::int as version, count(*)::int as count
       from referral_gain g left join referral r on r.shop_id = g.shop_id and r.id = g.referral_id
      where g.shop_id = $1 and g.state = 'given' and g.handed_over_at is not null and coalesce(r.claimed_at, g.given_at) >= $2
      group by 1, 2`,
    [tx.shopId, since],
    "referral_cost_perks",
  );
  const versions = rows.length === 0 ? [] : await loadVersions(tx);
  const priced = rows.map((row) => ({ count: row.count, each: expenseOf(versions, row, currency) }));
  return {
    perks: priced.reduce((sum, { count, each }) => sum + count * (each ?? 0), 0),
    unpriced: priced.reduce((sum, { count, each }) => sum + (each === null ? count : 0), 0),
  };
}

/** As the program says that promised it; what the newest says counts where that one did not, and for milestones. */
function expenseOf(versions: readonly ProgramVersion[], { reward: key, version }: Perks, currency: string): number | null {
  for (const one of [versions.find(({ number }) => number === version), versions.at(-1)]) {
    const reward = one?.program.rewards.find((each) => each.key === key);
    if (one?.program.currency === currency && reward?.kind === "perk" && reward.expense !== undefined)
      return parseMoney(reward.expense, currency);
  }
  return null;
}
