import type { ShopTx } from "../db/tenancy.server";
import type { OrderFacts } from "../loyalty/order-facts";
import { fallenOf, groundOf, type ReferralGround, type ReferralTerms } from "../loyalty/referral-orders";
import { shopRow } from "../programs/shop.server";
import { loadVersions } from "../programs/versions.server";
import { broughtByOther, claimedAnew, concernedReferrals, friendsOrders, type HeldFriendOrder } from "./follow-rows.server";
import { judgeReferralJob } from "./jobs";
import type { ReferralRow } from "./referral";
import { changeReferral, lockReferralRows, lockReferrals, readReferrals, type ReferralChange } from "./rows.server";
import { takeGainsBack } from "./take-back.server";

export interface FollowedOrders {
  /** whose orders stand differently now */
  memberIds: readonly string[];
  /** the newest facts of those that came in */
  facts: readonly OrderFacts[];
  /** orders of which nothing new was said, but that were judged again, or deleted */
  orderIds: readonly string[];
}

/**
 * What orders mean for referrals, from all that is held of the friend's orders and never from what came first: a referral qualifies
 * by the first order that meets its conditions, moves to another one when that one falls away, and is reversed when none is left,
 * together with what it gave. Call under the shop's order lock, after the orders are written. One statement where no referral
 * is concerned.
 */
export async function followOrders(tx: ShopTx, { memberIds, facts, orderIds }: FollowedOrders): Promise<void> {
  const ids = [...new Set([...orderIds, ...facts.map(({ orderId }) => orderId)])];
  if (ids.length === 0 && memberIds.length === 0) return;
  const concerned = await concernedReferrals(tx, {
    orderIds: ids,
    memberIds,
    guestHashes: facts.flatMap(({ guestHash }) => guestHash ?? []),
    codes: facts.flatMap(({ discountCodes }) => discountCodes),
  });
  if (concerned.length === 0) return;
  const rows = await lockConcerned(
    tx,
    concerned.map(({ id }) => id),
  );
  const named = concerned.flatMap(({ id, codes }) =>
    facts.filter((order) => order.discountCodes.some((code) => codes.includes(code))).map(({ orderId }) => ({ referralId: id, orderId })),
  );
  const orders = await friendsOrders(tx, [...rows.keys()], named);
  const { zone } = await shopRow(tx);
  const versions = await loadVersions(tx);
  for (const row of rows.values()) {
    const program = versions.find(({ number }) => number === row.programVersion)?.program;
    if (!program?.referral) continue;
    const terms: ReferralTerms = { referral: program.referral, currency: program.currency, zone };
    const own = orders.get(row.id) ?? [];
    await follow(tx, row, groundOf(row, own, terms), fallenOf(row, own, terms));
  }
}

/** Members are locked where points may come back from them: before the rows, as everywhere. */
async function lockConcerned(tx: ShopTx, ids: readonly string[]): Promise<Map<string, ReferralRow>> {
  const given = (await readReferrals(tx, ids)).filter(({ state }) => state === "rewarded").map(({ id }) => id);
  if (given.length > 0) await lockReferrals(tx, given);
  return lockReferralRows(tx, ids);
}

type Ground = ReferralGround<HeldFriendOrder>;

async function follow(tx: ShopTx, held: ReferralRow, ground: Ground | null, fallen: HeldFriendOrder | null): Promise<void> {
  let row = held;
  if (row.state === "rejected") return;
  if (row.state === "expired" && (ground === null || (await claimedAnew(tx, row)))) return;
  if (row.state === "rewarded") {
    if (ground !== null && ground.waitsUntil !== null) {
      await changeReferral(tx, row, { ...placesOf(ground), ...(await friendOf(tx, row, ground)) });
      return;
    }
    row = await takeGainsBack(tx, row, "order");
    row = await changeReferral(tx, row, reversal(tx, row, fallen));
  }
  if (ground === null) {
    const stood = row.orderId !== null || (row.state === "claimed" && fallen !== null);
    if (stood) await changeReferral(tx, row, reversal(tx, row, fallen));
    return;
  }
  const change = { ...placesOf(ground), ...(await friendOf(tx, row, ground)) };
  const another = row.orderId !== ground.order.facts.orderId;
  if (row.state === "review") {
    await changeReferral(tx, row, { ...change, ...(another ? { heldFrom: "qualified" as const } : {}) });
    if (another) await askToJudge(tx, row.id);
  } else if (row.state === "waiting" && !another) {
    await changeReferral(tx, row, { ...change, waitsUntil: ground.waitsUntil });
  } else if (row.state === "qualified" && !another) {
    await changeReferral(tx, row, change);
  } else {
    const before = row.state === "reversed" ? { decision: null, decidedBy: null, decidedAt: null } : {};
    const open = { endedAt: null, reason: null, waitsUntil: null, rewardedAt: null, judgedAt: null };
    await changeReferral(tx, row, { ...change, ...open, ...before, state: "qualified" });
    await askToJudge(tx, row.id);
  }
}

const placesOf = ({ order, second, qualifiedAt }: Ground): ReferralChange => ({
  orderId: order.facts.orderId,
  secondOrderId: second?.facts.orderId ?? null,
  qualifiedAt,
});

/** The order that fell away stays named: what comes of it later is looked at again. */
const reversal = (tx: ShopTx, row: ReferralRow, fallen: HeldFriendOrder | null): ReferralChange => ({
  ...(fallen === null ? {} : { orderId: fallen.facts.orderId, secondOrderId: null, qualifiedAt: new Date(fallen.facts.placedAt) }),
  state: "reversed",
  heldFrom: null,
  waitsUntil: null,
  endedAt: row.state === "reversed" ? row.endedAt : tx.now,
  reason: "order-reversed",
});

/** The customer that the friend turned out to be. An advocate is no friend of theirs, nor is who was brought by somebody else: the judge says so. */
async function friendOf(tx: ShopTx, row: ReferralRow, { order: { memberId } }: Ground): Promise<Pick<ReferralChange, "friendId">> {
  if (memberId === null || memberId === row.friendId || memberId === row.advocateId) return {};
  return (await broughtByOther(tx, memberId, row.id)) ? {} : { friendId: memberId };
}

/** Has a referral judged. What is asked twice before it is done is done once. */
export async function askToJudge(tx: ShopTx, referralId: string): Promise<void> {
  await tx.addJob(judgeReferralJob.name, judgeReferralJob.payload.parse({ shopId: tx.shopId, referralId }), {
    key: `${judgeReferralJob.name}/${referralId}`,
  });
}
