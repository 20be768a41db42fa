import type { ShopTx } from "../db/tenancy.server";
import { referralsOpen } from "../loyalty/referrals-open";
import { shopPlan } from "../programs/plan.server";
import { shopRow } from "../programs/shop.server";
import { liveVersion } from "../programs/versions.server";
import { codesOf } from "./codes.server";
import { friendLink } from "./link";

/** What a member hands on to bring a friend. */
export interface Invitation {
  code: string;
  url: string;
}

/** Of members who may bring friends now, by the number of their customer; none of anybody while referrals are closed. */
export async function invitationsOf(tx: ShopTx, customerIds: readonly string[]): Promise<Map<string, Invitation>> {
  if (customerIds.length === 0) return new Map();
  const shop = await shopRow(tx);
  const live = await liveVersion(tx);
  const { plan } = await shopPlan(tx);
  const now = tx.now.toISOString();
  if (!live || referralsOpen(live.program, { plan: plan.key, status: shop.status }, now) === null) return new Map();
  const members = await tx.prisma.member.findMany({
    where: { shopId: BigInt(tx.shopId), customerId: { in: customerIds.map(BigInt) }, status: "active" },
    select: { id: true, customerId: true },
  });
  const codes = await codesOf(
    tx,
    members.map(({ id }) => id),
  );
  return new Map(
    members.flatMap(({ id, customerId }) => {
      const code = codes.get(id);
      return customerId === null || code === undefined ? [] : [[customerId.toString(), { code, url: friendLink(shop, code) }]];
    }),
  );
}
