import type { ShopTx } from "../../db/tenancy.server";
import { plainArray } from "../../ledger/array-literal";
import { anniversary, isRewardedOn, yearsOn } from "../../loyalty/birthdays";
import { daysOfYearOn, plusDays, startOfDay, yearOf, type Day } from "../../loyalty/days";
import type { MemberOccasion } from "./grant.server";

/** Some of the members whose day comes round, and where to go on. */
export interface DueStep {
  occasions: MemberOccasion[];
  /** the last member looked at; null: these were all */
  last: string | null;
}

/** Before the day began they were members, and are no one else's record now. */
const wereMembers = "m.status in ('active', 'blocked', 'left') and m.merged_into is null and m.joined_at <= $3::timestamptz";

/** Members whose birthday is that day of the shop's, by id after one: dated by its first instant. */
export async function birthdaysOn(tx: ShopTx, day: Day, zone: string, after: string, limit: number): Promise<DueStep> {
  const days = daysOfYearOn(day);
  const at = startOfDay(day, zone);
  const rows = await tx.sql<{ id: string; month: number; day: number; changed_at: Date }>(
    `select m.id, b.month, b.day, b.changed_at
       from birthday b join member m on m.shop_id = b.shop_id and m.id = b.member_id
      where b.shop_id = $1 and (b.month, b.day) in (select * from unnest($4::smallint[], $5::smallint[])) and ${wereMembers}
        and b.member_id > $2::uuid
      order by b.member_id limit $6`,
    [tx.shopId, after, at, plainArray(days.map(({ month }) => month)), plainArray(days.map((one) => one.day)), limit],
    "members_birthdays_on",
  );
  const occasions = rows.flatMap(({ id, month, day: date, changed_at }): MemberOccasion[] => {
    if (!isRewardedOn({ month, day: date, changedAt: changed_at.toISOString() }, day, zone)) return [];
    return [{ memberId: id, occasion: { on: "birthday", at }, causeId: `${id}/${yearOf(day)}` }];
  });
  return { occasions, last: rows.length < limit ? null : (rows.at(-1)?.id ?? null) };
}

/** Members who joined some years before that day of the shop's, to the day. Each year is a range of the index by joining. */
export async function anniversariesOn(tx: ShopTx, day: Day, zone: string, after: string, limit: number): Promise<DueStep> {
  const at = startOfDay(day, zone);
  const ranges = await joiningsBefore(tx, day, zone);
  if (ranges.length === 0) return { occasions: [], last: null };
  const rows = await tx.sql<{ id: string; joined_at: Date }>(
    // range by range: PostgreSQL would rather walk all members in the order of their ids and look whether each is in one
    `select m.id, m.joined_at
       from unnest($4::timestamptz[], $5::timestamptz[]) as r(first, next)
      cross join lateral (select * from member m where m.shop_id = $1 and m.joined_at >= r.first and m.joined_at < r.next offset 0) m
      where ${wereMembers} and m.id > $2::uuid
      order by m.id limit $6`,
    [tx.shopId, after, at, plainArray(ranges.map(({ first }) => first)), plainArray(ranges.map(({ next }) => next)), limit],
    "members_anniversaries_on",
  );
  const occasions = rows.flatMap(({ id, joined_at }): MemberOccasion[] => {
    const years = yearsOn(joined_at.toISOString(), day, zone);
    return years === null ? [] : [{ memberId: id, occasion: { on: "anniversary", at, years }, causeId: `${id}/${years}` }];
  });
  return { occasions, last: rows.length < limit ? null : (rows.at(-1)?.id ?? null) };
}

/** The days of joining whose anniversary it is, back to the first member: instants. */
async function joiningsBefore(tx: ShopTx, day: Day, zone: string): Promise<Array<{ first: string; next: string }>> {
  const [row] = await tx.sql<{ first: Date | null }>(
    "select min(joined_at) as first from member where shop_id = $1",
    [tx.shopId],
    "members_first_joining",
  );
  if (!row?.first) return [];
  const oldest = row.first.getUTCFullYear() - 1;
  const joinings: Day[] = [];
  for (let year = yearOf(day) - 1; year >= oldest; year -= 1) {
    for (const { month, day: date } of daysOfYearOn(day)) {
      const joined = new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10);
      if (anniversary(joined, yearOf(day) - year) === day) joinings.push(joined);
    }
  }
  return [...new Set(joinings)].map((joined) => ({ first: startOfDay(joined, zone), next: startOfDay(plusDays(joined, 1), zone) }));
}
