import { z } from "zod";
import type { ShopTx } from "../../db/tenancy.server";
import { lockMembers } from "../../ledger/members.server";
import { liveVersion } from "../../programs/versions.server";
import { reverseAdjustments } from "../adjust.server";
import type { Run } from "../runs.server";
import { endTiersByHand, setTiersByHand } from "../tier-by-hand.server";
import { present } from "./acts.server";
import { workItems, type BulkWork, type Item, type Outcome } from "./items.server";

const adjusted = z.object({ adjustment: z.uuid(), points: z.int() });
const tierSet = z.object({ set: z.uuid(), replaced: z.object({ tier: z.string(), until: z.iso.datetime() }).nullable() });

/** Undoes what another run did: reverses each of its adjustments, or ends each tier that it set. */
export function workUndo(shopId: string, run: Run) {
  return workItems(shopId, run, { fill, step });
}

async function fill(tx: ShopTx, run: Run): Promise<void> {
  await tx.sql(
    `insert into long_run_item (shop_id, run_id, place, member_id, state, detail)
     select shop_id, $2, row_number() over (order by place), member_id, 'waiting', detail from long_run_item
      where shop_id = $1 and run_id = $3 and state = 'done'`,
    [tx.shopId, run.id, run.undoes],
  );
}

const step: BulkWork["step"] = async (tx, run, items) => {
  const { here, gone } = await present(tx, items);
  const isTier = here.some(({ detail }) => tierSet.safeParse(detail).success);
  return [...gone, ...(isTier ? await endTiers(tx, run, here) : await reverseAll(tx, run, here))];
};

async function reverseAll(tx: ShopTx, run: Run, items: readonly Item[]): Promise<Outcome[]> {
  const balances = await lockMembers(
    tx,
    items.map(({ memberId }) => memberId),
  );
  const known = items.map(({ place, memberId, detail }) => ({ place, memberId, ...adjusted.parse(detail) }));
  // asked before the ledger is: what it refuses may not be followed by a commit
  const enough = ({ memberId, points }: (typeof known)[number]) => (balances.get(memberId)?.available ?? 0) >= points;
  const able = known.filter(enough);
  const reversed = await reverseAdjustments(
    tx,
    able.map(({ adjustment }) => adjustment),
    run.startedBy,
  );
  return [
    ...able.map(
      // null: somebody undid this one by itself
      ({ place, points }, index): Outcome => (reversed[index] ? { place, detail: { points: -points } } : { place, refused: "undone" }),
    ),
    ...known.filter((one) => !enough(one)).map(({ place }): Outcome => ({ place, refused: "insufficient_points" })),
  ];
}

/** What was set by hand before holds again, where it has not run out meanwhile and the program still has that tier. */
async function endTiers(tx: ShopTx, run: Run, items: readonly Item[]): Promise<Outcome[]> {
  const by = run.startedBy;
  const known = items.map((item) => ({ ...item, ...tierSet.parse(item.detail) }));
  const ended = new Set(
    await endTiersByHand(
      tx,
      known.map(({ memberId }) => memberId),
      { by, only: known.map(({ set }) => set) },
    ),
  );
  const live = await liveVersion(tx);
  const given = new Set(live?.program.tiers?.levels.flatMap(({ key, archived }) => (archived ? [] : [key])));
  const before = new Map<string, { tier: string; until: Date; memberIds: string[] }>();
  for (const { memberId, replaced } of known) {
    if (!replaced || !ended.has(memberId) || new Date(replaced.until) <= tx.now || !given.has(replaced.tier)) continue;
    const key = `${replaced.tier} ${replaced.until}`;
    const group = before.get(key) ?? { tier: replaced.tier, until: new Date(replaced.until), memberIds: [] };
    group.memberIds.push(memberId);
    before.set(key, group);
  }
  for (const { tier, until, memberIds } of before.values()) await setTiersByHand(tx, memberIds, { tier, until, by });
  return known.map(({ place, memberId }) => (ended.has(memberId) ? { place, detail: {} } : { place, refused: "ended" }));
}
