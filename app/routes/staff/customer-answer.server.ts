import { v7 as uuid } from "uuid";
import { text } from "../../base/languages/text";
import type { ShopTx } from "../../db/tenancy.server";
import { writeDay } from "../../components/write";
import { liveOf, readGround, type FaceGround } from "../../face/ground.server";
import { programTexts } from "../../face/program-texts";
import type { MemberFace, MemberTexts, ProgramTexts } from "../../face/public-face";
import { readFaceOfToday } from "../../face/read.server";
import { spendingClosed } from "../../loyalty/closing";
import { pointsIn, voiceOf } from "../../loyalty/describe/voice";
import { noteRead } from "../../members/member-reads.server";
import { knownMember, readMember, type MemberView } from "../../members/read.server";
import { memberOfCustomer, type StoredMember } from "../../members/member-rows.server";
import type { PageVisit } from "../admin/visit.server";
import type { StaffCustomerAnswer, StaffMemberView } from "./answers";
import { waitingPerks } from "./perks.server";
import { staffRewards } from "./rewards";
import { wordsOf, type StaffSurface } from "./words";

/** A member as staff see them, settled first; that personal data was read is noted. */
export async function staffCustomer(
  tx: ShopTx,
  visit: PageVisit,
  customerId: string,
  surface: StaffSurface,
  titles: Readonly<Record<string, string>> = {},
): Promise<StaffCustomerAnswer> {
  const say = (key: Parameters<typeof text>[1], values?: Parameters<typeof text>[2]) => text(visit.language, key, values);
  const words = wordsOf(surface, visit.language);
  const nobody = { words, names: noNames, member: null, rewards: [], codes: [], perks: [], next: { redemption: "", adjustment: uuid() } };
  const ground = await readGround(tx);
  if (ground === null) return { ...nobody, notes: [say("staff.no-program")] };
  const found = await memberOfCustomer(tx, customerId);
  if (found === null || found.status === "erased" || found.customer_id === null) return { ...nobody, notes: [say("staff.unknown")] };
  await noteRead(tx, found.id, visit.actor);
  const view = await readMember(tx, customerId);
  const member = await knownMember(tx, customerId);
  const face = await readFaceOfToday(tx, customerId);
  if (face === null) return { ...nobody, notes: [say("staff.unknown")] };
  const told = textsOf(face, visit);
  const program = liveOf(ground).program;
  const texts = programTexts(program, visit.language, ground.shop);
  const closed = spendingClosed(program, tx.now.toISOString());
  const seen = ground.settings.visibility.who !== "nobody";
  const open = ground.shop.spendingPaused === null && ground.shop.status === "active" && !closed && seen;
  const stops = [
    ...(surface === "till" && !seen ? [say("staff.nobody-sees")] : []),
    ...(closed ? [say("staff.refused.program-closed")] : open || !seen ? [] : [say("member.spending-paused")]),
  ];
  return {
    words,
    names: { points: texts.points, manyFrom: texts.manyFrom, group: texts.group },
    member: shown(visit, ground, view, told),
    notes: [...standing(visit, view, member), ...stops],
    rewards:
      surface === "till"
        ? staffRewards({ program, texts, told, open, language: visit.language, available: view.balance.available, titles })
        : [],
    codes: face.codes.map(({ id, code }, place) => ({
      id,
      code,
      title: told.codes[place]?.title ?? code,
      ends: told.codes[place]?.ends ?? null,
    })),
    perks: surface === "till" ? await waitingPerks(tx, member.id, visit.language, ground) : [],
    next: { redemption: face.nextRedemption, adjustment: nobody.next.adjustment },
  };
}

const noNames: Pick<ProgramTexts, "points" | "manyFrom" | "group"> = { points: ["point", "points"], manyFrom: "not-one", group: "," };

/** In the language asked for, else in one of the shop's. */
function textsOf(face: MemberFace, { language }: PageVisit): MemberTexts {
  return face.texts[language] ?? Object.values(face.texts)[0]!;
}

const mostMovements = 5;

function shown(visit: PageVisit, ground: FaceGround, view: MemberView, told: MemberTexts): StaffMemberView {
  const voice = voiceOf(liveOf(ground).program, visit.language, ground.shop);
  const { available, held, owed } = view.balance;
  return {
    status: view.status,
    standing: text(visit.language, `member-status.${view.status}`),
    points: available,
    available: pointsIn(voice, available),
    worth: told.worth,
    pending: told.pending,
    held: held === 0 ? null : pointsIn(voice, held),
    owed: owed === 0 ? null : pointsIn(voice, owed),
    tier: told.tier,
    next: told.next,
    expires: told.expires,
    movements: told.movements.slice(0, mostMovements),
  };
}

/** What they may do, where that is not all. */
function standing({ language, zone }: PageVisit, view: MemberView, member: StoredMember): string[] {
  const day = (at: string | null) => (at === null ? "" : writeDay(at, language, zone));
  switch (view.status) {
    case "candidate":
      return [text(language, "member.may.candidate")];
    case "blocked":
      return [text(language, "member.may.blocked", { day: day(member.blocked_at) })];
    case "left":
      return [text(language, "member.may.left", { day: day(member.left_at) })];
    default:
      return view.balance.owed > 0 ? [text(language, "member.may.owing")] : [];
  }
}
