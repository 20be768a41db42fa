import type { ShopTx } from "../db/tenancy.server";
import type { Operation } from "../ledger/operations";
import { post } from "../ledger/post.server";
import { lotDates } from "../loyalty/calendar";
import { grantsFor } from "../loyalty/occasions";
import { inPause } from "../loyalty/pauses";
import { earningPauses } from "../programs/pauses.server";
import { shopCalendar } from "../programs/shop.server";
import { liveVersion } from "../programs/versions.server";
import { refreshTiers } from "./tiers.server";

/**
 * Grants the sign-up rule's points to those of these members who are active and did something to join: not enrolled by a
 * record alone, or with an account that Shopify calls enabled. Once a member and rule, whatever calls it. Dated by the
 * joining; `actedAt`: by what the member does now, who may have been enrolled by a record years ago.
 */
export async function grantSignupPoints(tx: ShopTx, memberIds: readonly string[], actedAt?: Date): Promise<void> {
  if (memberIds.length === 0) return;
  const live = await liveVersion(tx);
  if (!live?.program.earning.some((rule) => rule.on === "signup" && !rule.archived)) return;
  // who was granted them once, under any rule, or joined before the program began, is passed over
  const joined = await tx.sql<{ id: string; joined_at: Date }>(
    `select m.id, m.joined_at from member m
      where m.shop_id = $1 and m.id = any($2::uuid[]) and m.status = 'active' and m.merged_into is null
        and (m.joined_how <> 'automatic' or m.account_state = 'enabled')
        and not exists (select from transfer t where t.shop_id = $1 and t.cause_type = 'signup' and t.cause_id = m.id::text)
        and not exists (select from lot l where l.shop_id = $1 and l.member_id = m.id and l.cause_type = 'signup')`,
    [tx.shopId, memberIds],
    "members_to_sign_up",
  );
  if (joined.length === 0) return;
  const { zone } = await shopCalendar(tx);
  const pauses = await earningPauses(tx);
  const startsAt = live.program.startsAt ?? live.inForceFrom;
  const operations = joined.flatMap(({ id, joined_at }): Operation[] => {
    const at = (actedAt ?? joined_at).toISOString();
    if (at < startsAt || inPause(pauses, at)) return [];
    return grantsFor(live.program, { on: "signup", at }, {}, zone)
      .filter(({ points }) => points > 0)
      .map(({ rule, points, explanation }) => ({
        kind: "grant",
        memberId: id,
        cause: { type: "signup", id },
        source: rule,
        amount: points,
        at,
        dates: lotDates(at, live.program, zone),
        programVersion: live.number,
        explanation,
      }));
  });
  await post(tx, operations);
  if (operations.length > 0)
    await refreshTiers(
      tx,
      operations.map(({ memberId }) => memberId),
    );
}
