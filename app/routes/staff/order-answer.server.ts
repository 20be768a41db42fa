import { isFidelioError } from "../../base/errors";
import { text } from "../../base/languages/text";
import { writeDay } from "../../components/write";
import type { ShopTx } from "../../db/tenancy.server";
import { voiceOf, pointsIn } from "../../loyalty/describe/voice";
import { noteRead } from "../../members/member-reads.server";
import { readOrderPage, type OrderPage } from "../../members/order-page.server";
import { pendingOfOrder } from "../../members/pending-of-order.server";
import { shopRow } from "../../programs/shop.server";
import { liveVersion } from "../../programs/versions.server";
import { programTitles } from "../admin/program-titles.server";
import type { PageVisit } from "../admin/visit.server";
import type { StaffOrderAnswer, StaffOrderView } from "./answers";
import { wordsOf } from "./words";

/** What an order earned, and why. Where it names a member, that it was looked at is noted. */
export async function staffOrder(tx: ShopTx, visit: PageVisit, orderId: string): Promise<StaffOrderAnswer> {
  const words = wordsOf("block", visit.language);
  const order = await readOrderPage(tx, orderId).catch((error: unknown) => {
    if (isFidelioError(error, "not_found")) return null;
    throw error;
  });
  if (order === null) return { words, order: null, notes: [text(visit.language, "staff.order.unknown")] };
  if (order.memberId !== null && order.customerId !== null) await noteRead(tx, order.memberId, visit.actor);
  return { words, order: await shown(tx, visit, order), notes: notesOf(order, visit) };
}

async function shown(tx: ShopTx, visit: PageVisit, order: OrderPage): Promise<StaffOrderView> {
  const { language, zone } = visit;
  const live = await liveVersion(tx);
  const shop = await shopRow(tx);
  const count = (points: number) =>
    live ? pointsIn(voiceOf(live.program, language, shop), points) : text(language, "order.earned", { points });
  const titles = await programTitles(tx, language);
  const pending = order.memberId === null ? null : await pendingOfOrder(tx, order.memberId, order.orderId);
  return {
    earned: count(order.granted - order.reversed),
    of: order.reversed === 0 ? null : text(language, "staff.order.of", { granted: count(order.granted), reversed: count(order.reversed) }),
    from: pending === null ? null : text(language, "staff.order.from", { day: writeDay(pending, language, zone) }),
    reasons: order.reasons[language],
    rewards: order.redemptions.map(({ reward, programVersion }) =>
      text(language, "staff.order.reward", { reward: titles("reward", reward, programVersion) }),
    ),
    customerId: order.customerId,
  };
}

function notesOf({ customerId, fromOurCopy, deleted }: OrderPage, { language }: PageVisit): string[] {
  return [
    ...(customerId === null ? [text(language, "order.member.none")] : []),
    ...(fromOurCopy ? [text(language, "order.from-copy")] : []),
    ...(deleted ? [text(language, "order.deleted")] : []),
  ];
}
