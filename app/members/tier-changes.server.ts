import { v7 } from "uuid";
import type { ShopTx } from "../db/tenancy.server";
import { plainArray, textArray } from "../ledger/array-literal";
import type { TierPath, TierReason } from "../loyalty/tiers";
import type { StoredMember } from "./member-rows.server";

/** One move of a member, with its reason: a row of their history. */
export interface TierChange {
  memberId: string;
  from: string | null;
  to: string | null;
  /** null: now */
  at: string | null;
  reason: TierReason | "program";
}

/**
 * The moves that are news: those on the member's way since the one that was noted last, so that a late look still tells each of them.
 * Where newer facts changed the way itself, or something stands in place of what is measured, one move from what was shown to what
 * holds now. `publishedAt`: a version came into force then, and whoever its levels put elsewhere was moved by it.
 */
export function tierChangesOf(
  member: Pick<StoredMember, "id" | "tier" | "tier_since">,
  { standing, reason, moves }: TierPath,
  publishedAt: string | null,
  withPeriods: boolean,
): TierChange[] {
  const byProgram =
    publishedAt !== null && !standing.byHand && !standing.floor && (standing.since === null || standing.since < publishedAt);
  const fresh = byProgram || withPeriods ? [] : movesSince(member, moves);
  if (fresh.length > 0) return fresh.map(({ at, from, to, reason: why }) => ({ memberId: member.id, from, to, at, reason: why }));
  if (member.tier === standing.tier) return [];
  const change = { memberId: member.id, from: member.tier, to: standing.tier };
  return [byProgram ? { ...change, at: publishedAt, reason: "program" } : { ...change, at: standing.since, reason }];
}

function movesSince({ tier, tier_since: since }: Pick<StoredMember, "tier" | "tier_since">, moves: TierPath["moves"]): TierPath["moves"] {
  const last = moves.findLastIndex((move) => move.to === tier && move.at === since);
  if (last >= 0) return moves.slice(last + 1);
  const begun = moves[0] !== undefined && moves[0].from === tier && since !== null && since < moves[0].at;
  return begun ? moves : [];
}

export async function noteTierChanges(tx: ShopTx, changes: readonly TierChange[]): Promise<void> {
  if (changes.length === 0) return;
  await tx.sql(
    `insert into tier_change (shop_id, id, member_id, from_tier, to_tier, at, reason, posted_at)
     select $1::bigint, c.id, c.member_id, c.from_tier, c.to_tier, coalesce(c.at, $7::timestamptz), c.reason, $7::timestamptz
       from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::timestamptz[], $8::text[])
         as c(id, member_id, from_tier, to_tier, at, reason)`,
    [
      tx.shopId,
      plainArray(changes.map(() => v7())),
      plainArray(changes.map(({ memberId }) => memberId)),
      textArray(changes.map(({ from }) => from)),
      textArray(changes.map(({ to }) => to)),
      plainArray(changes.map(({ at }) => at)),
      tx.now,
      textArray(changes.map(({ reason }) => reason)),
    ],
    "members_note_tier_changes",
  );
}
