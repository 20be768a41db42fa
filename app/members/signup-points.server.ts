import type { ShopTx } from "../db/tenancy.server";
import { loadVersions } from "../programs/versions.server";
import { grantOccasions } from "./occasions/grant.server";

/**
 * Grants the sign-up rule's points to those of these members who are active and did something to join: not enrolled by a
 * record alone, or with an account that Shopify calls enabled. Once a member and rule, whatever calls it. Dated by the
 * joining; `actedAt`: by what the member does now, who may have been enrolled by a record years ago.
 */
export async function grantSignupPoints(tx: ShopTx, memberIds: readonly string[], actedAt?: Date): Promise<void> {
  if (memberIds.length === 0) return;
  const versions = await loadVersions(tx);
  if (!versions.at(-1)?.program.earning.some((rule) => rule.on === "signup" && !rule.archived)) return;
  // who was granted them once, under any rule, is passed over
  const joined = await tx.sql<{ id: string; joined_at: Date }>(
    `select m.id, m.joined_at from member m
      where m.shop_id = $1 and m.id = any($2::uuid[]) and m.status = 'active' and m.merged_into is null
        and (m.joined_how <> 'automatic' or m.account_state = 'enabled')
        and not exists (select from transfer t where t.shop_id = $1 and t.cause_type = 'signup' and t.cause_id = m.id::text)
        and not exists (select from lot l where l.shop_id = $1 and l.member_id = m.id and l.cause_type = 'signup')`,
    [tx.shopId, memberIds],
    "members_to_sign_up",
  );
  const occasions = joined.map(({ id, joined_at }) => ({
    memberId: id,
    occasion: { on: "signup" as const, at: (actedAt ?? joined_at).toISOString() },
    causeId: id,
  }));
  await grantOccasions(tx, occasions);
}
