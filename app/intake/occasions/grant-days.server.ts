import { inShop, type ShopTx } from "../../db/tenancy.server";
import { dayAt, plusDays, startOfDay, type Day } from "../../loyalty/days";
import { anniversariesOn, birthdaysOn } from "../../members/occasions/days-due.server";
import { versionAt } from "../../members/occasions/grant.server";
import { shopCalendar } from "../../programs/shop.server";
import { loadVersions } from "../../programs/versions.server";
import { whileOthersJudge } from "../shop-lock.server";
import { grantAndJudge } from "./grant-and-judge.server";

const membersAtOnce = 500;
const first = "00000000-0000-0000-0000-000000000000";
const kinds = { birthday: birthdaysOn, anniversary: anniversariesOn };

/**
 * Grants the birthdays and anniversaries of the days that have begun in the shop since it last looked, one day after the other, each
 * dated by the day's first instant and judged by the program of then, however late this runs. Twice, or killed on the way, grants
 * nothing twice. Answers how many members were granted something.
 */
export async function grantDays(shopId: string): Promise<number> {
  let granted = 0;
  for (let day = await nextDay(shopId); day !== null; day = await nextDay(shopId)) {
    const today = day;
    for (const kind of await inShop(shopId, (tx) => kindsOn(tx, today))) granted += await grantDay(shopId, kind, today);
    await inShop(shopId, (tx) => tx.sql("update shop set occasions_to = $2::date where id = $1", [shopId, today], "occasions_note_day"));
  }
  return granted;
}

async function grantDay(shopId: string, kind: keyof typeof kinds, day: Day): Promise<number> {
  let granted = 0;
  for (let after: string | null = first; after !== null;) {
    const from: string = after;
    after = await inShop(
      shopId,
      async (tx) => {
        const { zone } = await shopCalendar(tx);
        const { occasions, last } = await kinds[kind](tx, day, zone, from, membersAtOnce);
        const outcomes = await grantAndJudge(tx, occasions);
        granted += outcomes.filter(({ isNew }) => isNew).length;
        return last;
      },
      whileOthersJudge,
    );
  }
  return granted;
}

/** The next day to look after; null: the shop's day of today is done. A shop that was never looked after begins today. */
async function nextDay(shopId: string): Promise<Day | null> {
  return inShop(shopId, async (tx) => {
    const [row] = await tx.sql<{ day: Day | null }>(
      "select to_char(occasions_to, 'YYYY-MM-DD') as day from shop where id = $1",
      [shopId],
      "occasions_day",
    );
    const today = dayAt(tx.now.getTime(), (await shopCalendar(tx)).zone);
    if (!row?.day) return today;
    return row.day < today ? plusDays(row.day, 1) : null;
  });
}

/** For which of the two kinds the program in force when the day began has a rule. */
async function kindsOn(tx: ShopTx, day: Day): Promise<Array<keyof typeof kinds>> {
  const { zone } = await shopCalendar(tx);
  const program = versionAt(await loadVersions(tx), startOfDay(day, zone))?.program;
  const has = (kind: keyof typeof kinds) => program?.earning.some((rule) => rule.on === kind && !rule.archived) ?? false;
  return (["birthday", "anniversary"] as const).filter(has);
}
