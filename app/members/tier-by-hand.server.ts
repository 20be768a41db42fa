import { v7 } from "uuid";
import { FidelioError } from "../base/errors";
import type { ShopTx } from "../db/tenancy.server";
import { plainArray } from "../ledger/array-literal";
import { lockMembers } from "../ledger/members.server";
import { noteActs } from "../programs/audit-entries.server";
import { liveVersion } from "../programs/versions.server";
import { refreshTiers } from "./tiers.server";

export interface TierSetting {
  /** key of a tier of the live program */
  tier: string;
  /** from here on it no longer counts */
  until: Date;
  /** "staff:<Shopify user id>" */
  by: string;
}
export interface SetTier {
  memberId: string;
  id: string;
  /** what was set by hand before and ended by this: what an undoing sets again */
  replaced: { tier: string; until: string } | null;
}

/**
 * Gives these members a tier by the merchant's hand, from now to a date; one that runs is ended by it, but not one that a new program
 * keeps them in: that was promised, and holds again afterwards. Erased and merged members, and those whom nobody knows, are left
 * out of the answer. Throws `invalid_input` with the field.
 */
export async function setTiersByHand(tx: ShopTx, memberIds: readonly string[], { tier, until, by }: TierSetting): Promise<SetTier[]> {
  const live = await liveVersion(tx);
  if (!live?.program.tiers?.levels.some(({ key, archived }) => key === tier && !archived)) throw wrong("tier", "unknown-tier");
  if (!(until > tx.now)) throw wrong("until", "past");
  await lockMembers(tx, memberIds);
  const open = await tx.sql<{ id: string }>(
    `select id from member where shop_id = $1 and id = any($2::uuid[]) and status <> 'erased' and merged_into is null`,
    [tx.shopId, plainArray(memberIds)],
    "members_for_tier_by_hand",
  );
  if (open.length === 0) return [];
  const ended = await endRunning(
    tx,
    open.map(({ id }) => id),
    { floors: false },
  );
  const set = open.map(({ id: memberId }): SetTier => ({ memberId, id: v7(), replaced: ended.get(memberId) ?? null }));
  await tx.sql(
    `insert into tier_by_hand (shop_id, id, member_id, tier, from_at, until_at, set_by)
     select $1::bigint, s.id, s.member_id, $4, $5::timestamptz, $6::timestamptz, $7 from unnest($2::uuid[], $3::uuid[]) as s(id, member_id)`,
    [tx.shopId, plainArray(set.map(({ id }) => id)), plainArray(set.map(({ memberId }) => memberId)), tier, tx.now, until, by],
    "members_set_tier_by_hand",
  );
  await refresh(tx, set);
  const note = { actor: by, action: "member.tier.set" };
  await noteActs(
    tx,
    set.map(({ memberId, id, replaced }) => ({ ...note, subject: memberId, detail: { id, tier, until: until.toISOString(), replaced } })),
  );
  return set;
}

/**
 * Ends what was set by hand and still runs: the measured tier holds again. `only`: of these settings alone, for whoever undoes
 * them. Answers the members concerned; who has none is left out.
 */
export async function endTiersByHand(
  tx: ShopTx,
  memberIds: readonly string[],
  { by, only }: { by: string; only?: readonly string[] },
): Promise<string[]> {
  await lockMembers(tx, memberIds);
  const ended = await endRunning(tx, memberIds, { floors: true, ...(only === undefined ? {} : { only }) });
  const members = [...ended].map(([memberId, { id, tier }]) => ({ memberId, id, tier }));
  await refresh(tx, members);
  const note = { actor: by, action: "member.tier.end" };
  await noteActs(
    tx,
    members.map(({ memberId, id, tier }) => ({ ...note, subject: memberId, detail: { id, tier } })),
  );
  return members.map(({ memberId }) => memberId);
}

interface Ended {
  id: string;
  tier: string;
  until: string;
}

/** A merged member may have several; the one that was in force is answered. `floors`: what a new program kept is ended too. */
async function endRunning(
  tx: ShopTx,
  memberIds: readonly string[],
  { floors, only }: { floors: boolean; only?: readonly string[] },
): Promise<Map<string, Ended>> {
  const rows = await tx.sql<{ id: string; member_id: string; tier: string; until_at: Date; from_at: Date }>(
    `update tier_by_hand set ended_at = greatest(from_at, $3::timestamptz)
      where shop_id = $1 and member_id = any($2::uuid[]) and ended_at is null and until_at > $3::timestamptz
        and ($4::uuid[] is null or id = any($4::uuid[])) and ($5::boolean or not floor)
      returning id, member_id, tier, until_at, from_at`,
    [tx.shopId, plainArray(memberIds), tx.now, only === undefined ? null : plainArray(only), floors],
    "members_end_tier_by_hand",
  );
  const sorted = rows.toSorted((a, b) => a.from_at.getTime() - b.from_at.getTime());
  return new Map(sorted.map((row) => [row.member_id, { id: row.id, tier: row.tier, until: row.until_at.toISOString() }]));
}

const refresh = (tx: ShopTx, members: readonly { memberId: string }[]) =>
  refreshTiers(
    tx,
    members.map(({ memberId }) => memberId),
  );

const wrong = (path: string, message: string) => new FidelioError("invalid_input", { faults: [{ path, message }] });
