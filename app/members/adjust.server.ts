import { v5 } from "uuid";
import { FidelioError } from "../base/errors";
import type { ShopTx } from "../db/tenancy.server";
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
  const key = `adjustment/${adjustmentId}/adjust`;
  // what took points names the account that it took from
  const original = await tx.prisma.transfer.findFirst({ where: { causeKey: { in: [key, `${key}/available`] } } });
  if (!original) throw new FidelioError("not_found");
  if (original.reverses !== null) throw new FidelioError("conflict", { reason: "is-a-reversal", adjustmentId });
  await tx.sql("select from member where shop_id = $1 and id = $2 for update", [tx.shopId, original.memberId]);
  const undone = await tx.prisma.transfer.findFirst({ where: { causeType: "adjustment", causeId: reversalOf(adjustmentId) } });
  if (undone) throw new FidelioError("conflict", { reason: "reversed-before", adjustmentId });
  const amount = Number(original.amount) * (original.toAccount === "available" ? -1 : 1);
  const [posted] = await post(tx, [
    {
      kind: "adjust",
      memberId: original.memberId,
      cause: { type: "adjustment", id: reversalOf(adjustmentId) },
      amount,
      at: tx.now.toISOString(),
      dates: null,
      reverses: original.id,
      explanation: { codes: [{ code: "adjustment-reversed", points: amount }] },
    },
  ]);
  if (!posted) throw new Error("A posting of one operation answered none.");
  const detail = { id: reversalOf(adjustmentId), adjustmentId, amount };
  await noteActs(tx, [{ actor: by, action: "member.adjust.reverse", subject: original.memberId, detail }]);
  return posted;
}

/** One for each adjustment, so that two at once meet in one cause key. */
const reversalOf = (adjustmentId: string) => v5("reversal", adjustmentId);
