import { inShop, type ShopTx } from "../../db/tenancy.server";
import { dayAt, plusDays, startOfDay, type Day } from "../../loyalty/days";
import type { ProgramVersion } from "../../loyalty/program";
import { anniversariesOn, birthdaysOn, type DueStep } from "../../members/occasions/days-due.server";
import { versionAt } from "../../members/occasions/grant.server";
import { shopCalendar } from "../../programs/shop.server";
import { loadVersions } from "../../programs/versions.server";
import { whileOthersJudge } from "../shop-lock.server";
import { grantAndJudge } from "./grant-and-judge.server";

const membersAtOnce = 500;
/** Days without anybody's birthday are over in a moment: many in one transaction. */
const daysAtOnce = 200;
const first = "00000000-0000-0000-0000-000000000000";
const kinds = { birthday: birthdaysOn, anniversary: anniversariesOn };
type Kind = keyof typeof kinds;

/** How far it is: a day, what of it is still to do, and after which member. */
interface Place {
  day: Day;
  kinds: Kind[];
  after: string;
}

/**
 * Grants the birthdays and anniversaries of the days that have begun in the shop since it last looked, one day after the other, each
 * dated by the day's first instant and judged by the program of then, however late this runs. Twice, or killed on the way, grants
 * nothing twice. Answers how many members were granted something.
 */
export async function grantDays(shopId: string): Promise<number> {
  let granted = 0;
  for (let place = await inShop(shopId, firstPlace); place !== null;) {
    const from: Place = place;
    const step = await inShop(shopId, (tx) => goOn(tx, from), whileOthersJudge);
    granted += step.granted;
    place = step.place;
  }
  return granted;
}

/** Some days, until there was somebody to grant something; the next step goes on from there. */
async function goOn(tx: ShopTx, from: Place): Promise<{ place: Place | null; granted: number }> {
  const shop = await readShop(tx);
  let place: Place | null = from;
  let done: Day | null = null;
  let granted = 0;
  for (let days = 0; place !== null && granted === 0 && days < daysAtOnce; days += 1) {
    const { day, after }: Place = place;
    const [kind, ...others]: Kind[] = place.kinds;
    if (kind === undefined) {
      done = day;
      place = day < shop.today ? placeOf(plusDays(day, 1), shop) : null;
      continue;
    }
    const { occasions, last }: DueStep = await kinds[kind](tx, day, shop.zone, after, membersAtOnce);
    granted = (await grantAndJudge(tx, occasions)).filter(({ isNew }) => isNew).length;
    place = last === null ? { day, kinds: others, after: first } : { day, kinds: [kind, ...others], after: last };
  }
  if (done !== null) await tx.sql("update shop set occasions_to = $2::date where id = $1", [tx.shopId, done], "occasions_note_day");
  return { place, granted };
}

interface Shop {
  zone: string;
  today: Day;
  versions: readonly ProgramVersion[];
}

async function readShop(tx: ShopTx): Promise<Shop> {
  const { zone } = await shopCalendar(tx);
  return { zone, today: dayAt(tx.now.getTime(), zone), versions: await loadVersions(tx) };
}

/** The next day to look after; null: the shop's day of today is done. A shop that was never looked after begins today. */
async function firstPlace(tx: ShopTx): Promise<Place | null> {
  const [row] = await tx.sql<{ day: Day | null }>(
    "select to_char(occasions_to, 'YYYY-MM-DD') as day from shop where id = $1",
    [tx.shopId],
    "occasions_day",
  );
  const shop = await readShop(tx);
  if (row?.day && row.day >= shop.today) return null;
  return placeOf(row?.day ? plusDays(row.day, 1) : shop.today, shop);
}

/** A day from its beginning, with the kinds for which the program in force then has a rule. */
function placeOf(day: Day, { zone, versions }: Shop): Place {
  const program = versionAt(versions, startOfDay(day, zone))?.program;
  const asked = (["birthday", "anniversary"] as const).filter((kind) =>
    program?.earning.some((rule) => rule.on === kind && !rule.archived),
  );
  return { day, kinds: asked, after: first };
}
