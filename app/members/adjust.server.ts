import { v5 } from "uuid";
import { FidelioError } from "../base/errors";
import type { ShopTx } from "../db/tenancy.server";
import { lockMembers } from "../ledger/members.server";
import type { PostedOperation } from "../ledger/operations";
import { post } from "../ledger/post.server";
import { lotDates } from "../loyalty/calendar";
import { noteActs } from "../programs/audit-entries.server";
import { shopCalendar } from "../programs/shop.server";
import { liveVersion } from "../programs/versions.server";
import { currentMember, memberOfCustomer, membersById, type StoredMember } from "./member-rows.server";

export interface Adjustment {
  /** made by the caller before its first try, uuid */
  id: string;
  /** who, by Shopify's id or by ours */
  customerId?: string;
  memberId?: string;
  /** whole points, not 0 */
  amount: number;
  /** the merchant's words: kept in the audit entry, never in the ledger */
  reason: string;
  /** the merchant's words to the member, shown beside the movement */
  note?: string | null;
  /** key of the merchant's goodwill list */
  goodwill?: string | null;
  /** who proposed what `by` confirmed */
  proposedBy?: string;
  /** "api:<key id>", "staff:<Shopify user id>" */
  by: string;
}

/**
 * Adds or takes points by the merchant's hand. What is added is available at once and expires as points earned now and
 * available now would. Throws `not_found`, `insufficient_points`.
 */
export async function adjustMember(tx: ShopTx, adjustment: Adjustment): Promise<PostedOperation> {
  const member = await adjusted(tx, adjustment);
  if (!member || member.status === "erased") throw new FidelioError("not_found");
  const [posted] = await adjustMembers(tx, [{ ...adjustment, memberId: member.id }]);
  if (!posted) throw new Error("A posting of one operation answered none.");
  return posted;
}

/**
 * The same for many members in one posting, by our own ids: of members that are neither erased nor merged, and have what is
 * taken, or none of it is done.
 */
export async function adjustMembers(tx: ShopTx, adjustments: ReadonlyArray<Adjustment & { memberId: string }>): Promise<PostedOperation[]> {
  if (adjustments.length === 0) return [];
  const at = tx.now.toISOString();
  const dates = await datesOfAdded(tx, at);
  const posted = await post(
    tx,
    adjustments.map(({ id, memberId, amount }) => ({
      kind: "adjust",
      memberId,
      cause: { type: "adjustment", id },
      amount,
      at,
      dates,
      explanation: { codes: [{ code: amount > 0 ? "added" : "taken-off", points: amount }] },
    })),
  );
  await noteActs(
    tx,
    adjustments.flatMap(({ id, memberId, amount, reason, by, note = null, goodwill = null, proposedBy }, place) => {
      if (posted[place]?.replayed !== false) return [];
      const more = { ...(note ? { note } : {}), ...(goodwill ? { goodwill } : {}), ...(proposedBy ? { proposedBy } : {}) };
      return [{ actor: by, action: "member.adjust", subject: memberId, detail: { id, amount, reason, ...more } }];
    }),
  );
  return posted;
}

async function adjusted(tx: ShopTx, { memberId, customerId }: Adjustment): Promise<StoredMember | null> {
  if (memberId === undefined) return memberOfCustomer(tx, customerId ?? "0");
  const [row] = await membersById(tx, [memberId]);
  return row ? currentMember(tx, row) : null;
}

async function datesOfAdded(tx: ShopTx, at: string) {
  const live = await liveVersion(tx);
  if (!live) return null;
  const { zone } = await shopCalendar(tx);
  const now = { ...live.program, points: { ...live.program.points, pendingDays: 0 } };
  return lotDates(at, now, zone);
}

/** Undoes the adjustment `adjustmentId` whole, once. Throws `not_found`, `insufficient_points`, `conflict` when it was undone before. */
export async function reverseAdjustment(tx: ShopTx, { adjustmentId, by }: { adjustmentId: string; by: string }): Promise<PostedOperation> {
  const [posted] = await reverseAdjustments(tx, [adjustmentId], by);
  if (!posted) throw new FidelioError("conflict", { reason: "reversed-before", adjustmentId });
  return posted;
}

/** The same for many in one posting, each whole and once: null for one that was undone before. */
export async function reverseAdjustments(tx: ShopTx, ids: readonly string[], by: string): Promise<Array<PostedOperation | null>> {
  const originals = await transfersOf(tx, ids);
  const known = ids.map((adjustmentId) => {
    const original = originals.get(adjustmentId);
    if (!original) throw new FidelioError("not_found", { adjustmentId });
    if (original.reverses !== null) throw new FidelioError("conflict", { reason: "is-a-reversal", adjustmentId });
    return { adjustmentId, original, amount: Number(original.amount) * (original.toAccount === "available" ? -1 : 1) };
  });
  await lockMembers(
    tx,
    known.map(({ original }) => original.memberId),
  );
  // read under the lock: of two at once the second finds the first
  const undone = await transfersOf(tx, ids.map(reversalOf));
  const left = known.filter(({ adjustmentId }) => !undone.has(reversalOf(adjustmentId)));
  const posted = await post(
    tx,
    left.map(({ adjustmentId, original, amount }) => ({
      kind: "adjust",
      memberId: original.memberId,
      cause: { type: "adjustment", id: reversalOf(adjustmentId) },
      amount,
      at: tx.now.toISOString(),
      dates: null,
      reverses: original.id,
      explanation: { codes: [{ code: "adjustment-reversed", points: amount }] },
    })),
  );
  await noteActs(
    tx,
    left.map(({ adjustmentId, original, amount }) => {
      const detail = { id: reversalOf(adjustmentId), adjustmentId, amount };
      return { actor: by, action: "member.adjust.reverse", subject: original.memberId, detail };
    }),
  );
  const answers = new Map(left.map(({ adjustmentId }, place) => [adjustmentId, posted[place] ?? null]));
  return ids.map((id) => answers.get(id) ?? null);
}

/** By the adjustment's id. */
async function transfersOf(tx: ShopTx, ids: readonly string[]) {
  // what took points names the accounts that it took from: an undoing may find its points expired
  const keys = ids.flatMap((id) => ["", "/available", "/expired"].map((account) => `adjustment/${id}/adjust${account}`));
  const rows = await tx.prisma.transfer.findMany({ where: { causeKey: { in: keys } } });
  return new Map(rows.map((row) => [row.causeId, row]));
}

/** One for each adjustment, so that two at once meet in one cause key. */
const reversalOf = (adjustmentId: string) => v5("reversal", adjustmentId);
