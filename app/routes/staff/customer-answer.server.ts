import { v7 as uuid } from "uuid";
import { text } from "../../base/languages/text";
import type { ShopTx } from "../../db/tenancy.server";
import { writeDay } from "../../components/write";
import { liveOf, readGround, type FaceGround } from "../../face/ground.server";
import { programFace } from "../../face/program-face";
import { programTexts } from "../../face/program-texts";
import type { MemberTexts, ProgramTexts } from "../../face/public-face";
import { readFaceWithGifts } from "../../face/read.server";
import { titlesOf } from "../../face/titles.server";
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
export async function staffCustomer(visit: PageVisit, customerId: string, surface: StaffSurface): Promise<StaffCustomerAnswer> {
  const ground = await visit.inShop(readGround);
  // asked before the transaction; without Shopify's answer goods go by their numbers
  const goodsNames = ground === null || surface === "block" ? {} : await titlesOf(ground).catch(() => ({}));
  return visit.inShop((tx) => answerIn(tx, visit, { customerId, surface, ground, goodsNames }));
}

interface Asked {
  customerId: string;
  surface: StaffSurface;
  /** null: nothing was published */
  ground: FaceGround | null;
  goodsNames: Readonly<Record<string, string>>;
}

async function answerIn(tx: ShopTx, visit: PageVisit, { customerId, surface, ground, goodsNames }: Asked): Promise<StaffCustomerAnswer> {
  const { language } = visit;
  const words = wordsOf(surface, language);
  const nobody = { words, names: noNames, member: null, rewards: [], codes: [], perks: [], next: { redemption: "", adjustment: uuid() } };
  if (ground === null) return { ...nobody, notes: [text(language, "staff.no-program")] };
  const found = await memberOfCustomer(tx, customerId);
  const known = found !== null && found.status !== "erased" && found.customer_id !== null;
  if (known) await noteRead(tx, found.id, visit.actor);
  const face = known ? await readFaceWithGifts(tx, customerId) : null;
  const till = surface === "till";
  const seen = ground.settings.visibility.who !== "nobody";
  const { program, number } = liveOf(ground);
  // staff cannot join for somebody: it takes their own sign-in or agreement
  const joins = till && seen ? [text(language, `staff.join.${program.enrolment}`)] : [];
  if (!known || face === null) return { ...nobody, notes: [text(language, "staff.unknown"), ...joins] };
  const view = await readMember(tx, customerId);
  const member = await knownMember(tx, customerId);
  const told = face.texts[language] ?? Object.values(face.texts)[0]!;
  const { settings, shop, closed } = ground;
  const publicFace = programFace({ program, version: number, settings, shop, now: tx.now.toISOString(), goodsNames, closed });
  const { earning, spending } = publicFace;
  const texts = programTexts(program, language, shop, { earning, spending, now: tx.now.toISOString(), closed }, goodsNames);
  const over = spendingClosed(program, tx.now.toISOString());
  const leaves = (cost: number) => pointsIn(voiceOf(program, language, shop), view.balance.available - cost);
  return {
    words,
    names: { points: texts.points, manyFrom: texts.manyFrom, group: texts.group },
    member: shown(visit, ground, view, told),
    notes: [
      ...standing(visit, view, member),
      ...(view.status === "candidate" ? joins : []),
      ...(over ? [text(language, "staff.refused.program-closed")] : spending ? [] : [text(language, "member.spending-paused")]),
      ...(till && !seen ? [text(language, "staff.nobody-sees")] : []),
    ],
    rewards: till ? staffRewards({ face: publicFace, texts, told, open: spending && seen, language, leaves }) : [],
    codes: face.codes.map(({ id, code, gift }, place) => ({
      id,
      code,
      title: told.codes[place]?.title ?? code,
      ends: told.codes[place]?.ends ?? null,
      ...(gift ? { gift } : {}),
    })),
    perks: till ? await waitingPerks(tx, member.id, language, ground) : [],
    next: { redemption: face.nextRedemption, adjustment: nobody.next.adjustment },
  };
}

const noNames: Pick<ProgramTexts, "points" | "manyFrom" | "group"> = { points: ["point", "points"], manyFrom: "not-one", group: "," };

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
