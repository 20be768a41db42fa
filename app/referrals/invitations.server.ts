import type { ShopTx } from "../db/tenancy.server";
import type { Program } from "../loyalty/program";
import { referralsOpen } from "../loyalty/referrals-open";
import { shopRow, type ShopRow } from "../programs/shop.server";
import { liveVersion } from "../programs/versions.server";
import { codesOf } from "./codes.server";
import { friendLink } from "./link.server";

/** What a member hands on to bring a friend. */
export interface Invitation {
  code: string;
  url: string;
}

/** Whether members of this shop may bring friends now, by the program that is live. */
export function mayInvite(tx: ShopTx, program: Program, { appPlan, status }: Pick<ShopRow, "appPlan" | "status">): boolean {
  return referralsOpen(program, { plan: appPlan, status }, tx.now.toISOString()) !== null;
}

/**
 * Of these members, who take part: a first code is made for who has none. Erased and merged ones have nothing to hand on. `held`: the
 * codes of those who have one, where they were read already.
 */
export async function invitationsOfMembers(
  tx: ShopTx,
  shop: Pick<ShopRow, "domain" | "storefront">,
  memberIds: readonly string[],
  held: ReadonlyMap<string, string> = new Map(),
): Promise<Map<string, Invitation>> {
  const known = memberIds.flatMap((id) => (held.has(id) ? [[id, held.get(id)!] as const] : []));
  const made = await codesOf(
    tx,
    memberIds.filter((id) => !held.has(id)),
  );
  const codes = [...known, ...made];
  return new Map(codes.map(([id, code]) => [id, { code, url: friendLink(shop, code) }]));
}

/** Of members who may bring friends now, by the number of their customer; none of anybody while referrals are closed. */
export async function invitationsOf(tx: ShopTx, customerIds: readonly string[]): Promise<Map<string, Invitation>> {
  if (customerIds.length === 0) return new Map();
  const shop = await shopRow(tx);
  const live = await liveVersion(tx);
  if (!live || !mayInvite(tx, live.program, shop)) return new Map();
  const members = await tx.prisma.member.findMany({
    where: { shopId: BigInt(tx.shopId), customerId: { in: customerIds.map(BigInt) }, status: "active" },
    select: { id: true, customerId: true },
  });
  const invitations = await invitationsOfMembers(
    tx,
    shop,
    members.map(({ id }) => id),
  );
  return new Map(
    members.flatMap(({ id, customerId }) => {
      const invitation = invitations.get(id);
      return customerId === null || invitation === undefined ? [] : [[customerId.toString(), invitation]];
    }),
  );
}
