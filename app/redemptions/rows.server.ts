import { log } from "../base/log.server";
import { FidelioError } from "../base/errors";
import type { ShopTx } from "../db/tenancy.server";
import { rewardValue } from "../loyalty/reward-value";
import type { RedemptionStatus } from "../loyalty/words";
import { isGivenAtOnce } from "../discounts/document";
import { liveStatuses, type RedemptionRow, type RedemptionSurface, type RedemptionView } from "./redemption";

interface StoredRedemption {
  id: string;
  memberId: string;
  discountId: string | null;
  reward: string;
  programVersion: number;
  status: string;
  points: string;
  value: unknown;
  captured: string;
  released: string;
  returned: string;
  orderId: string | null;
  expiresAt: Date | null;
  reason: string | null;
  handedOverAt: Date | null;
}

// SQL, because every redemption comes by here: docs/decisions/0029-sql-where-points-are-redeemed.md
const columns = `id, member_id as "memberId", discount_id as "discountId", reward, program_version as "programVersion", status, points, value,
  captured, released, returned, order_id as "orderId", expires_at as "expiresAt", reason, handed_over_at as "handedOverAt"`;

const asRow = (stored: StoredRedemption): RedemptionRow => ({
  ...stored,
  status: stored.status as RedemptionStatus,
  points: Number(stored.points),
  value: rewardValue.parse(stored.value),
  captured: Number(stored.captured),
  released: Number(stored.released),
  returned: Number(stored.returned),
});

export async function findRedemption(tx: ShopTx, id: string): Promise<RedemptionRow | null> {
  const [stored] = await tx.sql<StoredRedemption>(
    `select ${columns} from redemption where shop_id = $1 and id = $2`,
    [tx.shopId, id],
    "redemption_find",
  );
  return stored ? asRow(stored) : null;
}

/** Throws `not_found`. */
export async function redemptionOf(tx: ShopTx, id: string): Promise<RedemptionRow> {
  const row = await findRedemption(tx, id);
  if (!row) throw new FidelioError("not_found");
  return row;
}

export async function redemptionsOfDiscounts(tx: ShopTx, discountIds: readonly string[]): Promise<RedemptionRow[]> {
  const stored = await tx.sql<StoredRedemption>(
    `select ${columns} from redemption where shop_id = $1 and discount_id = any($2::uuid[])`,
    [tx.shopId, discountIds],
    "redemption_of_discounts",
  );
  return stored.map(asRow);
}

export async function redemptionsOfOrders(tx: ShopTx, orderIds: readonly string[]): Promise<RedemptionRow[]> {
  const stored = await tx.sql<StoredRedemption>(
    `select ${columns} from redemption where shop_id = $1 and order_id = any($2::bigint[])`,
    [tx.shopId, orderIds],
    "redemption_of_orders",
  );
  return stored.map(asRow);
}

export interface NewRedemption extends Pick<
  RedemptionRow,
  "id" | "memberId" | "reward" | "programVersion" | "points" | "value" | "expiresAt"
> {
  discountId: string;
  surface: RedemptionSurface | null;
}

/** Writes a redemption as reserved. Call under the member's lock. */
export async function writeReserved(tx: ShopTx, row: NewRedemption): Promise<void> {
  await tx.sql(
    `insert into redemption (shop_id, id, member_id, discount_id, reward, program_version, status, points, value, reserved_at, expires_at, surface)
     values ($1, $2, $3, $4, $5, $6, 'reserved', $7, $8, $9, $10, $11)`,
    [
      tx.shopId,
      row.id,
      row.memberId,
      row.discountId,
      row.reward,
      row.programVersion,
      row.points,
      JSON.stringify(row.value),
      tx.now,
      row.expiresAt,
      row.surface,
    ],
    "redemption_reserve",
  );
}

/** A redemption under its member's lock, and that member's customer; null: erased. */
export interface HeldRedemption {
  row: RedemptionRow;
  customerId: string | null;
}

/** The redemption of a discount under its member's lock: what is read here stays so until the transaction ends. */
export async function heldRedemption(tx: ShopTx, discountId: string): Promise<HeldRedemption | null> {
  for (;;) {
    // the second is read once the first has its lock
    const [[locked], [row]] = await Promise.all([
      tx.sql<{ id: string; customerId: string | null }>(
        `select m.id, m.customer_id as "customerId" from member m
          where m.shop_id = $1 and m.id = (select r.member_id from redemption r where r.shop_id = $1 and r.discount_id = $2) for update`,
        [tx.shopId, discountId],
        "redemption_lock_member",
      ),
      redemptionsOfDiscounts(tx, [discountId]),
    ]);
    if (!row) return null;
    // a merge may have given it to another member while we waited for the lock
    if (locked?.id === row.memberId) return { row, customerId: locked.customerId };
  }
}

export async function lockedRedemption(tx: ShopTx, discountId: string): Promise<RedemptionRow | null> {
  return (await heldRedemption(tx, discountId))?.row ?? null;
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

const columnOf = {
  status: "status",
  captured: "captured",
  released: "released",
  returned: "returned",
  reason: "reason",
  orderId: "order_id",
  discountId: "discount_id",
  issuedAt: "issued_at",
  usedAt: "used_at",
  endedAt: "ended_at",
} as const satisfies Record<keyof RedemptionChange, string>;
const changeable = Object.keys(columnOf) as Array<keyof RedemptionChange>;

/** Call under the member's lock. */
export async function changeRedemption(tx: ShopTx, id: string, change: RedemptionChange): Promise<void> {
  const keys = changeable.filter((key) => change[key] !== undefined);
  if (keys.length === 0) return;
  const changed = await tx.sql(
    `update redemption set ${keys.map((key, place) => `${columnOf[key]} = $${place + 3}`).join(", ")} where shop_id = $1 and id = $2 returning id`,
    [tx.shopId, id, ...keys.map((key) => change[key])],
    `redemption_change_${keys.map((key) => columnOf[key]).join("_")}`.slice(0, 63),
  );
  if (changed.length === 0) throw new Error(`There is no redemption ${id} to change.`);
  const { status, reason, orderId } = change;
  if (status) log.info({ shopId: tx.shopId, redemptionId: id, status, reason, orderId }, "a redemption moves on");
}

/** Nobody is told a code that does not stand, or stood; a gift card's only once it is the member's; store credit has none. */
function isShown({ status, value }: RedemptionRow): boolean {
  if (value.kind === "store-credit") return false;
  return isGivenAtOnce(value) ? status === "used" || status === "returned" : status !== "reserved" && status !== "failed";
}

export async function viewOf(tx: ShopTx, row: RedemptionRow): Promise<RedemptionView> {
  const [told] = await tx.sql<{ code: string | null; customerId: string | null }>(
    `select (select code from discount where shop_id = $1 and id = $2) as code,
            (select customer_id from member where shop_id = $1 and id = $3) as "customerId"`,
    [tx.shopId, row.discountId, row.memberId],
    "redemption_told",
  );
  return viewFrom(row, { code: told?.code ?? null, customerId: told?.customerId ?? null });
}

/** The same, its code and customer being known. */
export function viewFrom(row: RedemptionRow, { code, customerId }: { code: string | null; customerId: string | null }): RedemptionView {
  return {
    id: row.id,
    customerId,
    status: row.status,
    reward: row.reward,
    points: row.points,
    ...(code !== null && isShown(row) ? { code } : {}),
    value: row.value,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    orderId: row.orderId,
    returnedPoints: row.returned,
    reason: row.reason,
    ...(row.value.kind === "perk" ? { handedOverAt: row.handedOverAt?.toISOString() ?? null } : {}),
  };
}
