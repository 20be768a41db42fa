import type { ShopTx } from "../db/tenancy.server";
import { plainArray } from "../ledger/array-literal";
import { voiceOf } from "../loyalty/describe/voice";
import { render, wordingOf } from "../loyalty/explain/render";
import type { Explanation, Language } from "../loyalty/words";
import { memberOfCustomer } from "../members/member-rows.server";
import { settleMembers } from "../members/settle.server";
import type { OrderAnswer } from "./extension-answers";
import { liveOf, readGround } from "./ground.server";
import { orderSays, type OrderLot } from "./order-texts";

interface Row {
  granted: string;
  reversed: string;
  program_version: number | null;
  explanation: Explanation | null;
}

const unknown: OrderAnswer = { known: false, points: 0, says: [], why: [] };

/**
 * What an order earned its customer, settled first, in one language. An order of somebody else's is not told from one that the app has
 * not heard of.
 */
export async function readOrderTexts(tx: ShopTx, customerId: string, orderId: string, language: Language): Promise<OrderAnswer> {
  const ground = await readGround(tx);
  const member = ground && (await memberOfCustomer(tx, customerId));
  if (!ground || !member || member.status === "erased") return unknown;
  await settleMembers(tx, [member.id]);
  const owners = await tx.sql<{ id: string }>(
    "select id from member where shop_id = $1 and (id = $2 or merged_into = $2)",
    [tx.shopId, member.id],
    "face_order_owners",
  );
  const ids = plainArray(owners.map(({ id }) => id));
  const [order] = await tx.sql<Row>(
    `select granted, reversed, program_version, explanation from order_state
      where shop_id = $1 and order_id = $2 and member_id = any($3::uuid[])`,
    [tx.shopId, orderId, ids],
    "face_order",
  );
  if (!order) return unknown;
  const lots = await tx.sql<{ remaining: string; approved: boolean; available_at: Date }>(
    `select remaining, approved, available_at from lot
      where shop_id = $1 and member_id = any($3::uuid[]) and cause_type = 'order' and cause_id = $2 and remaining > 0`,
    [tx.shopId, orderId, ids],
    "face_order_lots",
  );
  const waiting: OrderLot[] = lots.flatMap(({ remaining, approved, available_at }) =>
    approved ? [] : [{ points: Number(remaining), availableAt: available_at.toISOString() }],
  );
  const voice = voiceOf(liveOf(ground).program, language, ground.shop);
  const cited = ground.versions.find(({ number }) => number === order.program_version) ?? liveOf(ground);
  const wording = wordingOf(cited.program, voice.zone, voice.main);
  const why = (order.explanation?.codes ?? [{ code: "no-program" }]).map((code) => render({ codes: [code] }, language, wording));
  const granted = Number(order.granted);
  const reversed = Number(order.reversed);
  if (granted === 0) return { known: true, points: 0, says: why, why: [] };
  return { known: true, points: granted - reversed, says: orderSays(voice, { granted, reversed, waiting }), why };
}
