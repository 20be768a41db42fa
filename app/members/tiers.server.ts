import { v7 } from "uuid";
import type { ShopTx } from "../db/tenancy.server";
import { plainArray, textArray } from "../ledger/array-literal";
import type { CountRow } from "../loyalty/judgement";
import { tierAt, type TierStanding } from "../loyalty/tiers";
import { shopCalendar } from "../programs/shop.server";
import { liveVersion } from "../programs/versions.server";
import { loadCounts } from "./counts.server";
import { keepTiers } from "./keep-tiers.server";
import { membersById, type StoredMember } from "./member-rows.server";
import { loadTierPeriods } from "./tier-periods.server";

interface TierChange {
  member: StoredMember;
  now: TierStanding;
}

/**
 * Works out the tiers of these members at `tx.now` from the dated rows of their orders and rule grants; writes them and each
 * change. `ofOrders`: the rows of all orders of these members, from a caller that has just judged them.
 */
export async function refreshTiers(
  tx: ShopTx,
  memberIds: readonly string[],
  ofOrders?: ReadonlyMap<string, readonly CountRow[]>,
): Promise<void> {
  const live = memberIds.length === 0 ? null : await liveVersion(tx);
  if (!live) return;
  const { tiers } = live.program;
  const calendar = await shopCalendar(tx);
  const members = (await membersById(tx, [...new Set(memberIds)])).filter(({ status, merged_into }) => status !== "erased" && !merged_into);
  const ids = members.map(({ id }) => id);
  await keepTiers(tx, ids);
  const counts = tiers ? await loadCounts(tx, ids, tiers.measure === "points", ofOrders) : new Map<string, CountRow[]>();
  const periods = tiers ? await loadTierPeriods(tx, ids) : new Map<string, never[]>();
  const at = tx.now.toISOString();
  const changes = members.flatMap((member): TierChange[] => {
    const ground = {
      zone: calendar.zone,
      currency: live.program.currency,
      joinedAt: member.joined_at,
      byHand: periods.get(member.id) ?? [],
    };
    const now = tierAt(counts.get(member.id) ?? [], tiers, ground, at);
    const same =
      now.tier === member.tier && now.since === member.tier_since && now.until === member.tier_until && now.dueAt === member.tier_due_at;
    return same ? [] : [{ member, now }];
  });
  if (changes.length === 0) return;
  await writeTiers(tx, changes);
  await noteChanges(
    tx,
    changes.filter(({ member, now }) => member.tier !== now.tier),
    at,
  );
}

async function writeTiers(tx: ShopTx, changes: readonly TierChange[]): Promise<void> {
  await tx.sql(
    `update member m set tier = t.tier, tier_since = t.since, tier_until = t.until, tier_due_at = t.due_at
       from unnest($2::uuid[], $3::text[], $4::timestamptz[], $5::timestamptz[], $6::timestamptz[]) as t(id, tier, since, until, due_at)
      where m.shop_id = $1 and m.id = t.id`,
    [
      tx.shopId,
      plainArray(changes.map(({ member }) => member.id)),
      textArray(changes.map(({ now }) => now.tier)),
      plainArray(changes.map(({ now }) => now.since)),
      plainArray(changes.map(({ now }) => now.until)),
      plainArray(changes.map(({ now }) => now.dueAt)),
    ],
    "members_write_tiers",
  );
}

async function noteChanges(tx: ShopTx, changes: readonly TierChange[], at: string): Promise<void> {
  if (changes.length === 0) return;
  await tx.sql(
    `insert into tier_change (shop_id, id, member_id, from_tier, to_tier, at, reason, posted_at)
     select $1::bigint, c.id, c.member_id, c.from_tier, c.to_tier, coalesce(c.at, $7::timestamptz), c.reason, $7::timestamptz
       from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::timestamptz[], $8::text[])
         as c(id, member_id, from_tier, to_tier, at, reason)`,
    [
      tx.shopId,
      plainArray(changes.map(() => v7())),
      plainArray(changes.map(({ member }) => member.id)),
      textArray(changes.map(({ member }) => member.tier)),
      textArray(changes.map(({ now }) => now.tier)),
      plainArray(changes.map(({ now }) => now.since)),
      at,
      textArray(changes.map(({ now }) => (now.byHand ? "by-hand" : "measure"))),
    ],
    "members_note_tier_changes",
  );
}
