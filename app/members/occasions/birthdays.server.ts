import { v7 } from "uuid";
import { FidelioError } from "../../base/errors";
import type { ShopTx } from "../../db/tenancy.server";
import { plainArray } from "../../ledger/array-literal";
import { changeableFrom, type Birthday } from "../../loyalty/birthdays";
import { isDayOfYear, type DayOfYear } from "../../loyalty/days";
import type { Language } from "../../loyalty/words";
import { shopCalendar } from "../../programs/shop.server";
import { liveVersion } from "../../programs/versions.server";
import { memberOfCustomer } from "../member-rows.server";
import { hasActed, markFace, noteAct } from "./acts.server";

/** To which sentence about its purpose the member agreed, and where it stood. */
export interface BirthdayConsent {
  version: string;
  language: Language;
  surface: string;
}

export interface GivenBirthday extends DayOfYear {
  consent: BirthdayConsent;
  /** that they are as old as the program asks */
  declaresAge: boolean;
}

/**
 * Keeps a member's birthday, day and month alone. The same one again changes nothing; another one is a change: once a year. Throws
 * `member_not_active`, `not_found`, `invalid_input` (no such day), `conflict` with reason `age` (a declaration is asked for and
 * missing) or `changed` (with `from`: when it may be changed again).
 */
export async function giveBirthday(tx: ShopTx, customerId: string, given: GivenBirthday): Promise<void> {
  const memberId = await activeMember(tx, customerId);
  if (!isDayOfYear(given)) throw new FidelioError("invalid_input", { reason: "day" });
  await declareAge(tx, memberId, given.declaresAge);
  const held = (await readBirthdays(tx, [memberId])).get(memberId);
  if (held?.month === given.month && held.day === given.day) return;
  const from = held && changeableFrom(held.changedAt, (await shopCalendar(tx)).zone);
  if (from && tx.now.toISOString() < from) throw new FidelioError("conflict", { reason: "changed", from });
  await tx.sql(
    `insert into birthday (shop_id, member_id, month, day, given_at, changed_at) values ($1, $2, $3, $4, $5, $5)
     on conflict (shop_id, member_id) do update set month = excluded.month, day = excluded.day, changed_at = excluded.changed_at`,
    [tx.shopId, memberId, given.month, given.day, tx.now],
    "members_give_birthday",
  );
  if (!held) await keepConsent(tx, memberId, given.consent);
  await markFace(tx, memberId);
}

/** Forgets a member's birthday at once and withdraws their consent. Nothing to forget is no fault. */
export async function removeBirthday(tx: ShopTx, memberId: string): Promise<void> {
  const gone = await tx.sql(
    "delete from birthday where shop_id = $1 and member_id = $2 returning true",
    [tx.shopId, memberId],
    "members_remove_birthday",
  );
  if (gone.length === 0) return;
  await tx.sql(
    `update consent set withdrawn_at = $3 where shop_id = $1 and kind = 'birthday' and withdrawn_at is null
        and member_id in (select id from member where shop_id = $1 and (id = $2 or merged_into = $2))`,
    [tx.shopId, memberId, tx.now],
    "members_withdraw_birthday",
  );
  await markFace(tx, memberId);
}

/** The birthdays that these members gave, by member. */
export async function readBirthdays(tx: ShopTx, memberIds: readonly string[]): Promise<Map<string, Birthday>> {
  if (memberIds.length === 0) return new Map();
  const rows = await tx.sql<{ member_id: string; month: number; day: number; changed_at: Date }>(
    "select member_id, month, day, changed_at from birthday where shop_id = $1 and member_id = any($2::uuid[])",
    [tx.shopId, plainArray(memberIds)],
    "members_birthdays",
  );
  return new Map(rows.map(({ member_id, month, day, changed_at }) => [member_id, { month, day, changedAt: changed_at.toISOString() }]));
}

async function activeMember(tx: ShopTx, customerId: string): Promise<string> {
  const member = await memberOfCustomer(tx, customerId, true);
  if (!member || member.status === "erased") throw new FidelioError("not_found");
  if (member.status !== "active") throw new FidelioError("member_not_active", { memberStatus: member.status });
  return member.id;
}

/** Of a declaration the yes is kept, under the age that it was about: a higher one is asked for anew. */
async function declareAge(tx: ShopTx, memberId: string, declares: boolean): Promise<void> {
  const age = (await liveVersion(tx))?.program.birthdays.minimumAge ?? null;
  if (age === null || (await hasActed(tx, memberId, "age-declared", String(age)))) return;
  if (!declares) throw new FidelioError("conflict", { reason: "age" });
  await noteAct(tx, memberId, "age-declared", String(age));
}

async function keepConsent(tx: ShopTx, memberId: string, { version: textVersion, language, surface }: BirthdayConsent): Promise<void> {
  const row = { shopId: BigInt(tx.shopId), id: v7(), memberId, kind: "birthday", textVersion, language, surface, at: tx.now };
  await tx.prisma.consent.create({ data: row });
}
