import { FidelioError } from "../base/errors";
import type { ShopTx } from "../db/tenancy.server";
import type { PostedOperation } from "../ledger/operations";
import { zoneCalendar } from "../loyalty/zone";
import { noteActs } from "../programs/audit-entries.server";
import { readSettings } from "../programs/settings.server";
import { shopCalendar } from "../programs/shop.server";
import { adjustMember, type Adjustment } from "./adjust.server";
import { memberOfCustomer } from "./member-rows.server";

export type Adjusted = { adjusted: PostedOperation } | { proposed: string };

/**
 * Adjusts a member's points, or, where the person's adjustments of the shop's day would pass the limit, notes a proposal that
 * a second person confirms. Once for each `id`. Throws `not_found`, `insufficient_points`.
 */
export async function proposeOrAdjust(tx: ShopTx, adjustment: Adjustment): Promise<Adjusted> {
  await lockPerson(tx, adjustment.by);
  if (await isDone(tx, adjustment.id)) return { adjusted: await adjustMember(tx, adjustment) };
  const held = await tx.prisma.adjustmentProposal.findUnique({ where: { shopId_id: { shopId: BigInt(tx.shopId), id: adjustment.id } } });
  if (held) return { proposed: held.id };
  const left = await adjustableToday(tx, adjustment.by);
  if (left === null || Math.abs(adjustment.amount) <= left) return { adjusted: await adjustMember(tx, adjustment) };
  return { proposed: await propose(tx, adjustment) };
}

/**
 * How many points this person may still add or take off today on their own; null: as many as they like. The limit is one of
 * people. What their bulk adjustments have still to do counts as done, except the run `but`.
 */
export async function adjustableToday(tx: ShopTx, by: string, but: string | null = null): Promise<number | null> {
  const { adjustmentLimit: limit } = await readSettings(tx);
  if (limit === null || !by.startsWith("staff:")) return null;
  const { zone } = await shopCalendar(tx);
  const today = new Date(zoneCalendar(zone).startOf(tx.now.getTime(), "day"));
  // What a second person confirmed is neither's own. No end: what another window did since this transaction began counts too.
  const [row] = await tx.sql<{ points: string }>(
    `select (select coalesce(sum(abs((detail->>'amount')::bigint)), 0) from audit_entry
              where shop_id = $1 and at >= $2 and actor = $3 and action = 'member.adjust' and not detail ? 'proposedBy')
          + (select coalesce(sum(abs((r.parameters->'act'->>'amount')::bigint)), 0)
               from long_run r join long_run_item i on i.shop_id = r.shop_id and i.run_id = r.id and i.state = 'waiting'
              where r.shop_id = $1 and r.kind = 'adjust' and r.state in ('waiting', 'running') and r.started_by = $3
                and r.id is distinct from $4::uuid) as points`,
    [tx.shopId, today, by, but],
    "members_adjusted_today",
  );
  return Math.max(0, limit - Number(row?.points ?? 0));
}

/** Confirms or refuses a proposal, once. Who proposed may take it back, not confirm it. Throws `not_found`, `forbidden`, `conflict`, `insufficient_points`. */
export async function decideProposal(tx: ShopTx, id: string, { confirm, by }: { confirm: boolean; by: string }): Promise<void> {
  const [held] = await tx.sql<{ state: string }>("select state from adjustment_proposal where shop_id = $1 and id = $2 for update", [
    tx.shopId,
    id,
  ]);
  const key = { shopId_id: { shopId: BigInt(tx.shopId), id } };
  const proposal = held && (await tx.prisma.adjustmentProposal.findUnique({ where: key }));
  if (!proposal) throw new FidelioError("not_found");
  if (proposal.state !== "waiting") throw new FidelioError("conflict", { reason: "decided-before", state: proposal.state });
  const { memberId, amount, reason, note, goodwill, proposedBy } = proposal;
  if (confirm && proposedBy === by) throw new FidelioError("forbidden", { reason: "own-proposal" });
  await tx.prisma.adjustmentProposal.update({
    where: key,
    data: { state: confirm ? "confirmed" : "refused", decidedBy: by, decidedAt: tx.now },
  });
  if (confirm) await adjustMember(tx, { id, memberId, amount: Number(amount), reason, note, goodwill, by, proposedBy });
  else await noteActs(tx, [{ actor: by, action: "member.adjust.refuse", subject: memberId, detail: { id, amount: Number(amount) } }]);
}

async function propose(tx: ShopTx, adjustment: Adjustment): Promise<string> {
  const { id, amount, reason, by, note = null, goodwill = null } = adjustment;
  const memberId = adjustment.memberId ?? (await memberOfCustomer(tx, adjustment.customerId ?? ""))?.id;
  if (!memberId) throw new FidelioError("not_found");
  await tx.prisma.adjustmentProposal.create({
    data: { shopId: BigInt(tx.shopId), id, memberId, amount: BigInt(amount), reason, note, goodwill, proposedBy: by, proposedAt: tx.now },
  });
  await noteActs(tx, [{ actor: by, action: "member.adjust.propose", subject: memberId, detail: { id, amount, reason } }]);
  return id;
}

/** One person's adjustments go one after the other, or two at once would each pass under the limit. Taken before any member. */
export async function lockPerson(tx: ShopTx, by: string): Promise<void> {
  await tx.sql("select pg_advisory_xact_lock(hashtextextended('adjustments/' || $1::text || '/' || $2::text, 0))", [tx.shopId, by]);
}

async function isDone(tx: ShopTx, id: string): Promise<boolean> {
  const key = `adjustment/${id}/adjust`;
  const found = await tx.prisma.transfer.findFirst({ where: { causeKey: { in: [key, `${key}/available`] } }, select: { id: true } });
  return found !== null;
}
