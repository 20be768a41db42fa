import { DateTime } from "luxon";
import type { ShopTx } from "../db/tenancy.server";

/** Counts that an advocate's link was opened, on the shop's day. Of who opened it nothing is kept. */
export async function countClick(tx: ShopTx, memberId: string, zone: string): Promise<void> {
  const shopId = BigInt(tx.shopId);
  const day = new Date(`${DateTime.fromJSDate(tx.now, { zone }).toISODate()}T00:00:00Z`);
  await tx.prisma.referralClick.upsert({
    where: { shopId_memberId_day: { shopId, memberId, day } },
    create: { shopId, memberId, day, clicks: 1 },
    update: { clicks: { increment: 1 } },
  });
}
