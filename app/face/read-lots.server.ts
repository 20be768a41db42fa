import type { ShopTx } from "../db/tenancy.server";
import { voiceOf } from "../loyalty/describe/voice";
import type { Language } from "../loyalty/words";
import { memberOfCustomer } from "../members/member-rows.server";
import { settleMembers } from "../members/settle.server";
import { liveOf, readGround } from "./ground.server";
import { lotText, type LotText } from "./lot-texts";

/** More than anybody reads; what ends soonest comes first, so nothing that is near is left out. */
const mostLots = 100;

interface Row {
  amount: string;
  remaining: string;
  approved: boolean;
  earned_at: Date;
  available_at: Date;
  expires_at: Date | null;
}

/** A member's points by when they end, settled first, in one language; null: no such member, or no program. */
export async function readLotTexts(tx: ShopTx, customerId: string, language: Language): Promise<LotText[] | null> {
  const ground = await readGround(tx);
  const member = ground && (await memberOfCustomer(tx, customerId));
  if (!ground || !member || member.status === "erased") return null;
  await settleMembers(tx, [member.id]);
  const rows = await tx.sql<Row>(
    `select amount, remaining, approved, earned_at, available_at, expires_at from lot
      where shop_id = $1 and member_id = $2 and remaining > 0
      order by expires_at nulls last, available_at, id limit $3`,
    [tx.shopId, member.id, mostLots],
    "face_lot_texts",
  );
  const voice = voiceOf(liveOf(ground).program, language, ground.shop);
  return rows.map(({ amount, remaining, approved, earned_at, available_at, expires_at }) =>
    lotText(voice, {
      amount: Number(amount),
      remaining: Number(remaining),
      approved,
      earnedAt: earned_at.toISOString(),
      availableAt: available_at.toISOString(),
      expiresAt: expires_at?.toISOString() ?? null,
    }),
  );
}
