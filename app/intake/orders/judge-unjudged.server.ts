import { inShop, type ShopTx } from "../../db/tenancy.server";
import { enrolCandidates } from "../../members/enrol.server";
import { redateAllLots, refreshAllTiers } from "../../members/bring-up.server";
import { keepingVersions, noteKept } from "../../programs/keeping.server";
import { loadVersions } from "../../programs/versions.server";
import { lockOrders } from "../shop-lock.server";
import { judgeAndPost } from "./judge-and-post.server";

const membersAtOnce = 200;
const first = "00000000-0000-0000-0000-000000000000";
/** Publications this close to the newest are looked after once more: their own job may have been replaced by its. */
const together = 24 * 60 * 60 * 1000;

/**
 * After a publication: enrols who was known before, judges what no version has judged yet and what an earlier version
 * judged while this one was being published, and brings all tiers and the ends of all lots up to the live program; whom the
 * merchant keeps in their tier is kept by the same way. In steps, each its own transaction. Answers how many orders it judged.
 */
export async function judgeUnjudged(shopId: string): Promise<number> {
  const keeping = (await inShop(shopId, keepingVersions)).map(({ number }) => number);
  // under the lock: a batch that is under way knows nothing of the publication, and has to be over
  while ((await inOrders(shopId, (tx) => enrolCandidates(tx))) > 0);
  let all = 0;
  for (let after: string | undefined = first; after !== undefined;) {
    const from: string = after;
    const step = await inOrders(shopId, async (tx) => {
      const rows = await unjudged(tx, from);
      const again = rows.flatMap(({ orders }) => orders);
      if (again.length > 0) await judgeAndPost(tx, { memberIds: rows.map((row) => row.member_id), again });
      return { last: rows.at(-1)?.member_id, judged: again.length };
    });
    after = step.last;
    all += step.judged;
  }
  await refreshAllTiers(shopId);
  if (keeping.length > 0) await inShop(shopId, (tx) => noteKept(tx, keeping));
  await redateAllLots(shopId);
  return all;
}

function inOrders<T>(shopId: string, fn: (tx: ShopTx) => Promise<T>): Promise<T> {
  return inShop(
    shopId,
    async (tx) => {
      await lockOrders(tx);
      return fn(tx);
    },
    { timeoutMs: 120_000 },
  );
}

const nextSql = `
  with recent as (select * from unnest($4::int[], $5::timestamptz[]) as v(number, in_force_from)),
  waiting as (
    select member_id from (
      (select distinct member_id from order_state where shop_id = $1 and program_version is null and member_id > $2::uuid
       order by member_id limit $3)
      union
      (select distinct o.member_id from order_state o
         join recent v on o.placed_at >= v.in_force_from and o.program_version < v.number
        where o.shop_id = $1 and o.placed_at >= $6::timestamptz and o.member_id > $2::uuid
        order by o.member_id limit $3)) as either
    order by member_id limit $3)
  select o.member_id, array_agg(o.order_id::text) as orders
    from waiting w join order_state o on o.shop_id = $1 and o.member_id = w.member_id
     and (o.program_version is null
          or exists (select from recent v where o.placed_at >= v.in_force_from and o.program_version < v.number))
   group by o.member_id order by o.member_id`;

/** The next members that have such orders, and which. */
async function unjudged(tx: ShopTx, after: string): Promise<Array<{ member_id: string; orders: string[] }>> {
  const versions = await loadVersions(tx);
  const newest = Date.parse(versions.at(-1)?.inForceFrom ?? "");
  const recent = versions.filter(({ inForceFrom }) => Date.parse(inForceFrom) >= newest - together);
  const numbers = recent.map(({ number }) => number);
  const since = recent.map(({ inForceFrom }) => inForceFrom);
  return tx.sql(nextSql, [tx.shopId, after, membersAtOnce, numbers, since, since[0] ?? null]);
}
