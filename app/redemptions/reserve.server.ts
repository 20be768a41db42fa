import { FidelioError } from "../base/errors";
import type { ShopTx } from "../db/tenancy.server";
import { post } from "../ledger/post.server";
import { noteActive } from "../ledger/redate.server";
import type { CartFacts } from "../loyalty/cart-facts";
import { dayAt } from "../loyalty/days";
import type { Program } from "../loyalty/program";
import { countedSince, notOpen } from "../loyalty/reward-open";
import { isOpenTo } from "../loyalty/rewards";
import { readMembers } from "../members/ensure.server";
import type { MemberRow } from "../members/member-row";
import { memberOfCustomer, memberRow } from "../members/member-rows.server";
import { settleMembers } from "../members/settle.server";
import { noteActs } from "../programs/audit-entries.server";
import { shopRow, type ShopRow } from "../programs/shop.server";
import { spendingClosed } from "../loyalty/closing";
import { liveVersion } from "../programs/versions.server";
import type { DiscountRow } from "../discounts/document";
import { planDiscount } from "../discounts/rows.server";
import { endOfLastDay } from "./last-day";
import { mayMake } from "./ready";
import type { LookedUp } from "./look-ahead.server";
import { offerFor } from "./offer.server";
import { assertHasPoints, assertNotPaused } from "./spending";
import { lockedTakings, ownTakings } from "./stock.server";
import type { RedemptionSurface } from "./redemption";
import { findRedemption, writeReserved } from "./rows.server";

export interface RedemptionRequest {
  /** uuid, made by the caller before its first try: the same id again is the same redemption */
  id: string;
  /** of the discount, made likewise */
  discountId: string;
  customerId: string;
  /** key of the reward in the live program */
  reward: string;
  /** for a sliding reward */
  points?: number | undefined;
  /** for a free product: the number of the variant chosen */
  variant?: string | undefined;
  /** the cart that it is for, as the shopper's surface tells it; without it nothing of a cart is judged */
  cart?: CartFacts | undefined;
  /** where it is asked for */
  surface?: RedemptionSurface | undefined;
  /** the member of the customer, where the transaction has read and locked them already */
  member?: MemberRow | undefined;
  /** who of the merchant's people asks for the member: "staff:<Shopify user id>". Without it: the member */
  by?: string | undefined;
}

/** What was written down: all that making it at Shopify needs. */
export interface Reserved {
  shop: ShopRow;
  discount: DiscountRow;
}

/**
 * Holds the points of a reward and writes the redemption and its discount with the final code, all in `tx`. The reward is
 * the live program's; `looked` is what `lookAhead` found for this request. Throws `not_found` (customer), `spending_paused`,
 * `member_not_active`, `insufficient_points`, `reward_unavailable` (reasons of `offerFor`, `other-tier`, `not-yet`, `over`,
 * `limit-reached`, `out-of-stock`), and `conflict` when the id is another customer's redemption. Null:
 * it was reserved before.
 */
export async function reserveRedemption(tx: ShopTx, request: RedemptionRequest & { looked?: LookedUp }): Promise<Reserved | null> {
  const locked = request.member ?? (await lockedMember(tx, request.customerId));
  const [member, existing] = await Promise.all([settledMember(tx, locked), findRedemption(tx, request.id)]);
  if (existing) {
    if (existing.memberId === member.id && existing.reward === request.reward) return null;
    throw new FidelioError("conflict", { id: request.id });
  }
  const shop = await shopRow(tx);
  const version = await liveVersion(tx);
  if (!version) throw new FidelioError("reward_unavailable", { reason: "no-program", reward: request.reward });
  const { program } = version;
  assertNotPaused({ ...shop, closed: spendingClosed(program, tx.now.toISOString()) });
  const { cart, points, looked } = request;
  const quote = await offerFor(tx, program, request.reward, { points, cart, ...looked }, shop.locale);
  if (!mayMake(quote.value.kind, shop.scopes))
    throw new FidelioError("reward_unavailable", { reason: "not-available", reward: request.reward });
  if (!isOpenTo(quote, member.tier)) {
    throw new FidelioError("reward_unavailable", { reason: "other-tier", reward: request.reward, tiers: quote.tiers });
  }
  assertHasPoints(member, quote.points);
  await assertOpen(tx, program, request.reward, member.id, shop.zone);

  const { value } = quote;
  const expiresAt = quote.validDays === null ? null : endOfLastDay(tx.now, quote.validDays, shop.zone);
  const planned = planDiscount(tx, {
    id: request.discountId,
    memberId: member.id,
    purpose: "redemption",
    endsAt: expiresAt,
    document: {
      title: quote.title,
      value,
      goods: quote.goods,
      keptCollection: quote.keptCollection,
      minimumSubtotal: quote.minimumSubtotal,
      subscriptions: quote.subscriptions,
      combinesWith: quote.combinesWith,
      customerId: request.customerId,
    },
  });
  const written = writeReserved(tx, {
    id: request.id,
    memberId: member.id,
    discountId: request.discountId,
    reward: request.reward,
    programVersion: version.number,
    points: quote.points,
    value,
    expiresAt,
    surface: request.surface ?? null,
  });
  const [discount] = await Promise.all([planned, written, noteActive(tx, member.id)]);
  if (request.by !== undefined) {
    const detail = { reward: request.reward, surface: request.surface ?? null };
    await noteActs(tx, [{ actor: request.by, action: "redemption.redeem", subject: request.id, detail }]);
  }
  await post(tx, [
    {
      kind: "reserve",
      first: true,
      memberId: member.id,
      redemptionId: request.id,
      amount: quote.points,
      at: tx.now.toISOString(),
      programVersion: version.number,
      explanation: { codes: [{ code: "reserved" }] },
    },
  ]);
  return { shop, discount };
}

/** Throws `reward_unavailable` where the reward's days, its limit or its stock are in the way. The last of a stock goes to one member. */
async function assertOpen(tx: ShopTx, program: Program, key: string, memberId: string, zone: string): Promise<void> {
  const reward = program.rewards.find((one) => one.key === key);
  if (reward === undefined) return;
  const at = tx.now.toISOString();
  const own = reward.limit === undefined ? 0 : await ownTakings(tx, memberId, key, countedSince(reward, at, zone));
  const reason = notOpen(reward, { today: dayAt(at, zone), taken: await lockedTakings(tx, reward), own });
  if (reason === null) return;
  const { from, until, limit, stock } = reward;
  throw new FidelioError("reward_unavailable", { reason, reward: key, from, until, limit, stock });
}

/** The member of a customer, locked: of many at once, one after the other sees what is left. */
async function lockedMember(tx: ShopTx, customerId: string): Promise<MemberRow> {
  const found = await memberOfCustomer(tx, customerId, true);
  if (!found) throw new FidelioError("not_found");
  return memberRow(found);
}

/** Brought up to now; read again only where something was due. */
async function settledMember(tx: ShopTx, locked: MemberRow): Promise<MemberRow> {
  if (!(await settleMembers(tx, [locked.id]))) return locked;
  const member = (await readMembers(tx, [locked.id])).get(locked.id);
  if (!member) throw new FidelioError("not_found");
  return member;
}
