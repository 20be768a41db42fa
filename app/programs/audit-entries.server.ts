import { v7 } from "uuid";
import type { ShopTx } from "../db/tenancy.server";

export interface Act {
  /** "staff:<Shopify user id>", "api:<key id>", "system" */
  actor: string;
  action: string;
  /** our own id of what it was done to */
  subject: string;
  /** ids, codes and figures, and the merchant's own words */
  detail: object;
}

/** Notes who on the merchant's side did what, in the transaction of what was done. */
export async function noteActs(tx: ShopTx, acts: readonly Act[]): Promise<void> {
  if (acts.length === 0) return;
  await tx.prisma.auditEntry.createMany({ data: acts.map((act) => ({ shopId: BigInt(tx.shopId), id: v7(), at: tx.now, ...act })) });
}
