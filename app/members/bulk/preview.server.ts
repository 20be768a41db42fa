import { FidelioError } from "../../base/errors";
import type { ShopTx } from "../../db/tenancy.server";
import { zoneCalendar } from "../../loyalty/zone";
import { shopCalendar } from "../../programs/shop.server";
import { liveVersion } from "../../programs/versions.server";
import { adjustableToday } from "../adjustment-limit.server";
import { startOfDay } from "../list/conditions";
import { listed, type ListedMember } from "../list/find.server";
import { settleMembers } from "../settle.server";
import type { BulkAct, BulkResult, Selection, TierAct } from "./acts";
import { selectedOf } from "./selected";

export interface BulkPreview extends BulkResult {
  matched: number;
  /** the first ten that would change, with what they have now */
  first: ListedMember[];
  /** points that this person may still move today, where the act asks for more; null: it may be done */
  beyondLimit: number | null;
}

const shown = 10;

/** What the act would do now, without doing it. Throws `invalid_input` with the field. */
export async function previewBulk(
  tx: ShopTx,
  { selection, act, by }: { selection: Selection; act: BulkAct; by: string },
): Promise<BulkPreview> {
  const { zone } = await shopCalendar(tx);
  await refuseBadTier(tx, act, zone);
  if ("ids" in selection) await settleMembers(tx, selection.ids);
  const { text, values } = selectedOf(tx.shopId, selection, zone);
  const able = act.kind === "adjust" && act.amount < 0 ? `m.available >= ${-act.amount}` : "true";
  const [figures] = await tx.sql<{ matched: string; able: string }>(
    `select count(*) as matched, count(*) filter (where ${able}) as able from member m where ${text}`,
    values,
  );
  const first = await tx.sql<{ id: string }>(`select m.id from member m where ${text} and ${able} order by m.id limit ${shown}`, values);
  const [matched, changed] = [Number(figures?.matched ?? 0), Number(figures?.able ?? 0)];
  const points = act.kind === "adjust" ? changed * act.amount : 0;
  return {
    matched,
    changed,
    points,
    refused: matched > changed ? [{ reason: "insufficient_points", count: matched - changed }] : [],
    first: await listed(
      tx,
      first.map(({ id }) => id),
    ),
    beyondLimit: await beyondLimit(tx, by, points),
  };
}

/**
 * What one person may still move today, when `points` is more. A proposal waits for a second person member by member; so many
 * at once nobody reads, so a bulk adjustment beyond the limit is refused as a whole (ADR 0014). `run`: the act itself, where it
 * has begun.
 */
export async function beyondLimit(tx: ShopTx, by: string, points: number, run: string | null = null): Promise<number | null> {
  const left = points === 0 ? null : await adjustableToday(tx, by, run);
  return left !== null && Math.abs(points) > left ? left : null;
}

/** The end of the act's last day. */
export function untilOf({ until }: TierAct, zone: string): Date {
  return new Date(zoneCalendar(zone).endOfDay(startOfDay(until, zone).getTime()));
}

async function refuseBadTier(tx: ShopTx, act: BulkAct, zone: string): Promise<void> {
  if (act.kind !== "tier") return;
  const live = await liveVersion(tx);
  const known = live?.program.tiers?.levels.some(({ key, archived }) => key === act.tier && !archived);
  if (!known) throw new FidelioError("invalid_input", { faults: [{ path: "tier", message: "unknown-tier" }] });
  if (!(untilOf(act, zone) > tx.now)) throw new FidelioError("invalid_input", { faults: [{ path: "until", message: "past" }] });
}
