import type { ShopTx } from "../db/tenancy.server";

/** What to call these customers, by customer id; one whose name and address Shopify withholds is left out. */
export async function memberNames(tx: ShopTx, customerIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.prisma.member.findMany({
    where: { shopId: BigInt(tx.shopId), customerId: { in: customerIds.map(BigInt) } },
    select: { customerId: true, firstName: true, lastName: true, email: true },
  });
  const named = rows.flatMap(({ customerId, firstName, lastName, email }): Array<[string, string]> => {
    const name = [firstName, lastName].filter(Boolean).join(" ") || email;
    return customerId !== null && name ? [[customerId.toString(), name]] : [];
  });
  return new Map(named);
}
