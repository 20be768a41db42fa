import type { ShopTx } from "../db/tenancy.server";
import type { DiscountRow } from "./document";

/**
 * Whether another credit to the same account was tried and nobody knows yet what became of it. Call under the member's lock. A member
 * who was merged may have credits of two customers under way: those are two accounts, and neither waits for the other.
 */
export async function otherUnderWay(tx: ShopTx, { id, memberId, document: { customerId } }: DiscountRow): Promise<boolean> {
  const others = await tx.prisma.discount.count({
    where: {
      shopId: BigInt(tx.shopId),
      memberId,
      kind: "store-credit",
      state: "planned",
      triedAt: { not: null },
      id: { not: id },
      document: { path: ["customerId"], equals: customerId ?? "" },
    },
  });
  return others > 0;
}

/** Notes a try before it is made. `at`: real time. */
export async function takeTurn(tx: ShopTx, id: string, at: Date): Promise<void> {
  await tx.prisma.discount.updateMany({ where: { shopId: BigInt(tx.shopId), id, state: "planned" }, data: { triedAt: at } });
}

/** The try that `began` then was not made after all, or certainly did nothing: what was known `before` is what is known. A later try's turn stays. */
export async function leaveTurn(tx: ShopTx, id: string, { began, before }: { began: Date; before: Date | null }): Promise<void> {
  const where = { shopId: BigInt(tx.shopId), id, state: "planned", triedAt: began };
  await tx.prisma.discount.updateMany({ where, data: { triedAt: before } });
}

/** Of these things at Shopify the ones that are known to be another discount's. */
export async function gidsOfOthers(tx: ShopTx, id: string, gids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.prisma.discount.findMany({
    where: { shopId: BigInt(tx.shopId), gid: { in: [...gids] }, id: { not: id } },
    select: { gid: true },
  });
  return new Set(rows.flatMap(({ gid }) => gid ?? []));
}
