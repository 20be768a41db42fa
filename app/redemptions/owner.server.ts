import type { ShopTx } from "../db/tenancy.server";
import { post } from "../ledger/post.server";
import { shopCalendar } from "../programs/shop.server";
import { loadVersions } from "../programs/versions.server";
import { isGivenAtOnce, type DiscountRow } from "../discounts/document";
import type { DiscountOwner, LockedOwner } from "../discounts/issue-discount.server";
import { graceUntil } from "./last-day";
import type { RedemptionRow } from "./redemption";
import { changeRedemption, heldRedemption, type HeldRedemption } from "./rows.server";

/** Gives the held points of a live redemption back to their lots and ends it. Call under the member's lock. */
export async function releaseHeld(tx: ShopTx, row: RedemptionRow, end: { status: "released" | "failed"; reason: string }): Promise<void> {
  const version = (await loadVersions(tx)).find(({ number }) => number === row.programVersion);
  const at = tx.now.toISOString();
  await post(tx, [
    {
      kind: "release",
      memberId: row.memberId,
      redemptionId: row.id,
      at,
      graceUntil: graceUntil(at, version?.program.points.returnGraceDays ?? 0, (await shopCalendar(tx)).zone),
      programVersion: row.programVersion,
      explanation: { codes: [{ code: "released", reason: end.reason }] },
    },
  ]);
  await changeRedemption(tx, row.id, { ...end, released: row.points, endedAt: tx.now });
}

/** What was bought is given: the held points of a reserved redemption are spent, without an order. Call under the member's lock. */
async function captureGiven(tx: ShopTx, row: RedemptionRow): Promise<RedemptionRow> {
  await post(tx, [
    {
      kind: "capture",
      memberId: row.memberId,
      redemptionId: row.id,
      at: tx.now.toISOString(),
      programVersion: row.programVersion,
      explanation: { codes: [{ code: "captured" }] },
    },
  ]);
  const change = { status: "used", captured: row.points } as const;
  await changeRedemption(tx, row.id, { ...change, issuedAt: tx.now, usedAt: tx.now, endedAt: tx.now });
  return { ...row, ...change };
}

async function issue(tx: ShopTx, row: RedemptionRow): Promise<RedemptionRow> {
  if (isGivenAtOnce(row.value)) return captureGiven(tx, row);
  await changeRedemption(tx, row.id, { status: "issued", issuedAt: tx.now });
  return { ...row, status: "issued" };
}

/** A redemption under its member's lock, to be told what became of its discount. */
export interface LockedRedemption extends LockedOwner {
  /** answers the redemption as it is then, with the customer's id; null: there is none */
  issued(): Promise<HeldRedemption | null>;
}

/** What a discount's making means for its redemption. */
export const redemptionOwner = {
  async lock(tx: ShopTx, discount: Pick<DiscountRow, "id">): Promise<LockedRedemption> {
    const held = await heldRedemption(tx, discount.id);
    return {
      // an order may have used the code before we heard that it exists: then it is past this step
      issued: async () => (held?.row.status === "reserved" ? { ...held, row: await issue(tx, held.row) } : held),
      failed: async (reason) => {
        if (held?.row.status === "reserved") await releaseHeld(tx, held.row, { status: "failed", reason });
      },
    };
  },
} satisfies DiscountOwner;
