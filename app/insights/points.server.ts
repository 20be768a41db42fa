import type { ShopTx } from "../db/tenancy.server";
import type { Periods } from "./periods";

export interface PointsMoved {
  granted: number;
  spent: number;
}

export interface PointsFigures {
  current: PointsMoved;
  before: PointsMoved;
  /** one for each day of both periods, oldest first */
  daily: Array<PointsMoved & { /** when the day begins */ from: Date }>;
  /** what members hold: pending, available and held */
  outstanding: number;
  /** the same when the current period began */
  outstandingBefore: number;
}

interface Moved {
  day: number;
  part: "before" | "between" | "current";
  granted: string;
  spent: string;
  held: string;
}

/** By day in one pass: an array of the days' beginnings cuts them as the shop's calendar does, whatever its clocks do. */
const movedSql = `
  select day, part,
    coalesce(sum(amount) filter (where kind = 'grant'), 0) as granted,
    coalesce(sum(amount) filter (where kind in ('capture', 'late-capture')), 0) as spent,
    sum(case when to_account in ('pending', 'available', 'held') then amount else 0 end
      - case when from_account in ('pending', 'available', 'held') then amount else 0 end) as held
  from (
    select width_bucket(at, $2::timestamptz[]) as day, kind, amount, from_account, to_account,
      case when at < $3 then 'before' when at >= $4 then 'current' else 'between' end as part
    from transfer where shop_id = $1 and at >= ($2::timestamptz[])[1] and at < $5
      and kind not in ('approve', 'reserve', 'release', 'merge')) as moved
  group by day, part`;

/** Points granted and spent in both periods and on each of their days, and what is outstanding. By the transfers' own dates. */
export async function pointsFigures(tx: ShopTx, { current, before, days }: Periods): Promise<PointsFigures> {
  const moved = await tx.sql<Moved>(movedSql, [tx.shopId, days, before.to, current.from, current.to], "insights_points");
  const [held] = await tx.sql<{ held: string }>(
    "select coalesce(sum(pending + available + held), 0) as held from member where shop_id = $1",
    [tx.shopId],
    "insights_outstanding",
  );
  const outstanding = Number(held?.held ?? 0);
  const daily = days.map((from) => ({ from, granted: 0, spent: 0 }));
  const sums = { current: { granted: 0, spent: 0 }, before: { granted: 0, spent: 0 }, between: { granted: 0, spent: 0 } };
  let gained = 0;
  for (const { day, part, granted, spent, held: change } of moved) {
    for (const sum of [sums[part], daily[day - 1]!]) {
      sum.granted += Number(granted);
      sum.spent += Number(spent);
    }
    if (part === "current") gained += Number(change);
  }
  return { current: sums.current, before: sums.before, daily, outstanding, outstandingBefore: outstanding - gained };
}
