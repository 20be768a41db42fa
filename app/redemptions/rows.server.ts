import { FidelioError } from "../base/errors";
import type { ShopTx } from "../db/tenancy.server";
import { lockMembers } from "../ledger/members.server";
import { rewardValue } from "../loyalty/reward-value";
import type { RedemptionStatus } from "../loyalty/words";
import { isGivenAtOnce, type DiscountRow } from "./discounts/document";
import { readDiscount } from "./discounts/rows.server";
import { liveStatuses, type RedemptionRow, type RedemptionView } from "./redemption";

type StoredRedemption = NonNullable<Awaited<ReturnType<ShopTx["prisma"]["redemption"]["findFirst"]>>>;

const asRow = (stored: StoredRedemption): RedemptionRow => ({
  id: stored.id,
  memberId: stored.memberId,
  discountId: stored.discountId,
  reward: stored.reward,
  programVersion: stored.programVersion,
  status: stored.status as RedemptionStatus,
  points: Number(stored.points),
  value: rewardValue.parse(stored.value),
  captured: Number(stored.captured),
  released: Number(stored.released),
  returned: Number(stored.returned),
  orderId: stored.orderId?.toString() ?? null,
  expiresAt: stored.expiresAt,
  reason: stored.reason,
  handedOverAt: stored.handedOverAt,
});

export async function findRedemption(tx: ShopTx, id: string): Promise<RedemptionRow | null> {
  const stored = await tx.prisma.redemption.findUnique({ where: { shopId_id: { shopId: BigInt(tx.shopId), id } } });
  return stored && asRow(stored);
}

/** Throws `not_found`. */
export async function redemptionOf(tx: ShopTx, id: string): Promise<RedemptionRow> {
  const row = await findRedemption(tx, id);
  if (!row) throw new FidelioError("not_found");
  return row;
}

export async function redemptionsOfDiscounts(tx: ShopTx, discountIds: readonly string[]): Promise<RedemptionRow[]> {
  const stored = await tx.prisma.redemption.findMany({ where: { shopId: BigInt(tx.shopId), discountId: { in: [...discountIds] } } });
  return stored.map(asRow);
}

export async function redemptionsOfOrders(tx: ShopTx, orderIds: readonly string[]): Promise<RedemptionRow[]> {
  const stored = await tx.prisma.redemption.findMany({ where: { shopId: BigInt(tx.shopId), orderId: { in: orderIds.map(BigInt) } } });
  return stored.map(asRow);
}

/** The redemption of a discount under its member's lock: what is read here stays so until the transaction ends. */
export async function lockedRedemption(tx: ShopTx, discountId: string): Promise<RedemptionRow | null> {
  let locked: string | undefined;
  for (;;) {
    const [row] = await redemptionsOfDiscounts(tx, [discountId]);
    // a merge may have given it to another member while we waited for the lock
    if (!row || row.memberId === locked) return row ?? null;
    await lockMembers(tx, [row.memberId]);
    locked = row.memberId;
  }
}

export interface DueRedemption {
  id: string;
  discountId: string;
  expiresAt: Date;
}

/** Live redemptions whose date has passed, soonest first, after a given one. */
export async function dueRedemptions(tx: ShopTx, after: DueRedemption | undefined, limit: number): Promise<DueRedemption[]> {
  const rows = await tx.prisma.redemption.findMany({
    where: {
      shopId: BigInt(tx.shopId),
      status: { in: [...liveStatuses] },
      discountId: { not: null },
      expiresAt: { lte: tx.now },
      ...(after ? { OR: [{ expiresAt: { gt: after.expiresAt } }, { expiresAt: after.expiresAt, id: { gt: after.id } }] } : {}),
    },
    orderBy: [{ expiresAt: "asc" }, { id: "asc" }],
    take: limit,
    select: { id: true, discountId: true, expiresAt: true },
  });
  return rows.flatMap(({ id, discountId, expiresAt }) => (discountId === null || expiresAt === null ? [] : { id, discountId, expiresAt }));
}

export type RedemptionChange = Partial<
  Pick<RedemptionRow, "status" | "captured" | "released" | "returned" | "reason" | "orderId" | "discountId">
> & {
  issuedAt?: Date | null;
  usedAt?: Date;
  endedAt?: Date | null;
};

/** Call under the member's lock. */
export async function changeRedemption(tx: ShopTx, id: string, change: RedemptionChange): Promise<void> {
  const { orderId, ...rest } = change;
  await tx.prisma.redemption.update({
    where: { shopId_id: { shopId: BigInt(tx.shopId), id } },
    data: { ...rest, ...(orderId === undefined ? {} : { orderId: orderId === null ? null : BigInt(orderId) }) },
  });
}

/** Nobody is told a code that does not stand, or stood; a gift card's only once it is the member's; store credit has none. */
function isShown({ status, value }: RedemptionRow): boolean {
  if (value.kind === "store-credit") return false;
  return isGivenAtOnce(value) ? status === "used" || status === "returned" : status !== "reserved" && status !== "failed";
}

export async function viewOf(tx: ShopTx, row: RedemptionRow): Promise<RedemptionView> {
  const discount: DiscountRow | null = row.discountId === null ? null : await readDiscount(tx, row.discountId);
  const member = await tx.prisma.member.findUnique({
    where: { shopId_id: { shopId: BigInt(tx.shopId), id: row.memberId } },
    select: { customerId: true },
  });
  const shown = discount !== null && isShown(row);
  return {
    id: row.id,
    customerId: member?.customerId?.toString() ?? null,
    status: row.status,
    reward: row.reward,
    points: row.points,
    ...(shown ? { code: discount.code } : {}),
    value: row.value,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    orderId: row.orderId,
    returnedPoints: row.returned,
    reason: row.reason,
    ...(row.value.kind === "perk" ? { handedOverAt: row.handedOverAt?.toISOString() ?? null } : {}),
  };
}
