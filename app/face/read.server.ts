import type { ShopTx } from "../db/tenancy.server";
import { voiceOf } from "../loyalty/describe/voice";
import type { Language } from "../loyalty/words";
import { memberOfCustomer } from "../members/member-rows.server";
import { cursorOf, partsOf, patterns } from "../members/pages";
import { liveOf, readGround, type FaceGround } from "./ground.server";
import { memberFace } from "./member-face";
import { movementText } from "./member-texts";
import type { HistoryAnswer } from "./proxy-answers";
import type { MemberFace } from "./public-face";
import { readMovements } from "./read-movements.server";
import { readStates } from "./read-states.server";

/** A member's face as it is now, settled first; null: no such member, or no program. A merged customer has that of who they became. */
export async function readMemberFace(tx: ShopTx, customerId: string): Promise<MemberFace | null> {
  const ground = await readGround(tx);
  return ground && faceOn(tx, ground, customerId);
}

async function faceOn(tx: ShopTx, ground: FaceGround, customerId: string, codesOfGifts = false): Promise<MemberFace | null> {
  const member = await memberOfCustomer(tx, customerId);
  return member && faceOf(tx, ground, member.id, codesOfGifts);
}

async function faceOf(tx: ShopTx, ground: FaceGround, memberId: string, codesOfGifts: boolean): Promise<MemberFace | null> {
  const [read] = await readStates(tx, ground, [memberId]);
  return read === undefined ? null : memberFace({ member: read.state, versions: ground.versions, shop: ground.shop, codesOfGifts });
}

/**
 * The same with what nothing that lies about may say: the codes of gift cards. `memberId`: whose they were a moment ago, so that they
 * need not be looked for.
 */
export async function readFaceWithGifts(tx: ShopTx, customerId: string, memberId?: string): Promise<MemberFace | null> {
  const ground = await readGround(tx);
  return ground && ((memberId && (await faceOf(tx, ground, memberId, true))) || faceOn(tx, ground, customerId, true));
}

const perPage = 20;

/** A page of a member's movements, newest first, in one language; null: no such member. Throws `invalid_input` for a foreign cursor. */
export async function readHistory(
  tx: ShopTx,
  customerId: string,
  { language, cursor }: { language: Language; cursor: string | null },
): Promise<HistoryAnswer | null> {
  const [at, id] = partsOf({ cursor }, [patterns.instant, patterns.uuid]) ?? [];
  const ground = await readGround(tx);
  const member = ground && (await memberOfCustomer(tx, customerId));
  if (!ground || !member || member.status === "erased") return null;
  const read = await readMovements(tx, [member.id], perPage + 1, at !== undefined && id !== undefined ? { at, id } : undefined);
  const rows = read.get(member.id) ?? [];
  const shown = rows.slice(0, perPage);
  const last = shown.at(-1);
  const voice = voiceOf(liveOf(ground).program, language, ground.shop);
  return {
    movements: shown.map((row) => movementText(voice, row, ground.versions)),
    cursor: rows.length > perPage && last ? cursorOf(last.at, last.id) : null,
  };
}
