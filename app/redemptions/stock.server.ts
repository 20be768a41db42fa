import type { ShopTx } from "../db/tenancy.server";
import type { Reward } from "../loyalty/reward-shape";

/** Released and failed ones are not counted: what they took is there again. */
const counted = { notIn: ["released", "failed"] };

/**
 * How many of a reward with a stock are taken, counted under its lock: of two members who ask for the last one at once, the second
 * waits for the first one's commit and then sees it gone. Nothing is counted past the stock. 0 without a stock.
 */
export async function lockedTakings(tx: ShopTx, { key: reward, stock }: Pick<Reward, "key" | "stock">): Promise<number> {
  if (stock === undefined) return 0;
  const shopId = BigInt(tx.shopId);
  await tx.prisma.rewardStock.createMany({ data: [{ shopId, reward }], skipDuplicates: true });
  // an update is a lock until the transaction ends, also of what it leaves as it is
  await tx.prisma.rewardStock.updateMany({ where: { shopId, reward }, data: { taken: { increment: 0 } } });
  return tx.prisma.redemption.count({ where: { shopId, reward, status: counted }, take: stock });
}

/** How many are taken of each reward that ever had a stock, by its key. For what is shown: nothing is locked. */
export async function takings(tx: ShopTx): Promise<Record<string, number>> {
  const shopId = BigInt(tx.shopId);
  const stocked = await tx.prisma.rewardStock.findMany({ where: { shopId }, select: { reward: true } });
  const where = { shopId, reward: { in: stocked.map(({ reward }) => reward) }, status: counted };
  const taken = stocked.length === 0 ? [] : await tx.prisma.redemption.groupBy({ by: ["reward"], where, _count: { _all: true } });
  return Object.fromEntries(taken.map(({ reward, _count }) => [reward, _count._all]));
}

/** How often a member took a reward since an instant, or ever. Call under the member's lock. */
export async function ownTakings(tx: ShopTx, memberId: string, reward: string, since: string | null): Promise<number> {
  return tx.prisma.redemption.count({
    where: { shopId: BigInt(tx.shopId), memberId, reward, status: counted, ...(since === null ? {} : { reservedAt: { gte: since } }) },
  });
}

/** Of these rewards those that nobody can take now because all are taken. For what is shown: nothing is locked. */
export async function soldOut(tx: ShopTx, rewards: ReadonlyArray<Pick<Reward, "key" | "stock">>): Promise<string[]> {
  const gone: string[] = [];
  for (const { key: reward, stock } of rewards) {
    if (stock === undefined) continue;
    const taken = await tx.prisma.redemption.count({ where: { shopId: BigInt(tx.shopId), reward, status: counted }, take: stock });
    if (taken >= stock) gone.push(reward);
  }
  return gone;
}
