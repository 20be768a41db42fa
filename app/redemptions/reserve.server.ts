import { FidelioError } from "../base/errors";
import type { ShopTx } from "../db/tenancy.server";
import { post } from "../ledger/post.server";
import { noteActive } from "../ledger/redate.server";
import { isOpenTo, quoteReward } from "../loyalty/rewards";
import { readMembers } from "../members/ensure.server";
import type { MemberRow } from "../members/member-row";
import { memberOfCustomer } from "../members/member-rows.server";
import { settleMembers } from "../members/settle.server";
import { noteActs } from "../programs/audit-entries.server";
import { shopRow } from "../programs/shop.server";
import { spendingClosed } from "../loyalty/closing";
import { liveVersion } from "../programs/versions.server";
import { isGivenAtOnce } from "./discounts/document";
import { planDiscount } from "./discounts/rows.server";
import { endOfLastDay } from "./last-day";
import { isReady } from "./ready";
import { assertMaySpend } from "./spending";
import type { RedemptionSurface } from "./redemption";
import { findRedemption } from "./rows.server";

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
  /** where it is asked for */
  surface?: RedemptionSurface | undefined;
  /** who of the merchant's people asks for the member: "staff:<Shopify user id>". Without it: the member */
  by?: string | undefined;
}

/**
 * Holds the points of a reward and writes the redemption and its discount with the final code, all in `tx`. The reward is
 * the live program's. Throws `not_found` (customer), `reward_unavailable` (also `other-tier`: only members of another may take it), `spending_paused`, `member_not_active`,
 * `insufficient_points`, and `conflict` when the id is another customer's redemption.
 */
export async function reserveRedemption(tx: ShopTx, request: RedemptionRequest): Promise<void> {
  const member = await lockedMember(tx, request.customerId);
  const existing = await findRedemption(tx, request.id);
  if (existing) {
    if (existing.memberId === member.id && existing.reward === request.reward) return;
    throw new FidelioError("conflict", { id: request.id });
  }
  const shop = await shopRow(tx);
  const version = await liveVersion(tx);
  if (!version) throw new FidelioError("reward_unavailable", { reason: "no-program", reward: request.reward });
  const quote = quoteReward(version.program, request.reward, { points: request.points }, shop.locale);
  if (!quote.ok) throw new FidelioError("reward_unavailable", { reason: quote.reason, reward: request.reward });
  if (!(quote.value.kind === "amount" || isGivenAtOnce(quote.value)) || quote.goods !== null || !isReady(quote, shop.scopes))
    throw new FidelioError("reward_unavailable", { reason: "not-ready", reward: request.reward });
  if (!isOpenTo(quote, member.tier)) {
    throw new FidelioError("reward_unavailable", { reason: "other-tier", reward: request.reward, tiers: quote.tiers });
  }
  assertMaySpend({ ...shop, closed: spendingClosed(version.program, tx.now.toISOString()) }, member, quote.points);

  const { value } = quote;
  const expiresAt = quote.validDays === null ? null : endOfLastDay(tx.now, quote.validDays, shop.zone);
  await planDiscount(tx, {
    id: request.discountId,
    memberId: member.id,
    purpose: "redemption",
    endsAt: expiresAt,
    document: {
      title: quote.title,
      value,
      goods: quote.goods,
      minimumSubtotal: quote.minimumSubtotal,
      subscriptions: quote.subscriptions,
      combinesWith: quote.combinesWith,
      customerId: request.customerId,
    },
  });
  await tx.prisma.redemption.create({
    data: {
      shopId: BigInt(tx.shopId),
      id: request.id,
      memberId: member.id,
      discountId: request.discountId,
      reward: request.reward,
      programVersion: version.number,
      status: "reserved",
      points: quote.points,
      value,
      reservedAt: tx.now,
      expiresAt,
      surface: request.surface ?? null,
    },
  });
  if (request.by !== undefined) {
    const detail = { reward: request.reward, surface: request.surface ?? null };
    await noteActs(tx, [{ actor: request.by, action: "redemption.redeem", subject: request.id, detail }]);
  }
  await noteActive(tx, member.id);
  await post(tx, [
    {
      kind: "reserve",
      memberId: member.id,
      redemptionId: request.id,
      amount: quote.points,
      at: tx.now.toISOString(),
      programVersion: version.number,
      explanation: { codes: [{ code: "reserved" }] },
    },
  ]);
}

/** The member of a customer, locked and brought up to now: of many at once, one after the other sees what is left. */
async function lockedMember(tx: ShopTx, customerId: string): Promise<MemberRow> {
  const found = await memberOfCustomer(tx, customerId, true);
  if (!found) throw new FidelioError("not_found");
  await settleMembers(tx, [found.id]);
  const member = (await readMembers(tx, [found.id])).get(found.id);
  if (!member) throw new FidelioError("not_found");
  return member;
}
