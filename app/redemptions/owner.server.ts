import type { ShopTx } from "../db/tenancy.server";
import { post } from "../ledger/post.server";
import { shopCalendar } from "../programs/shop.server";
import { loadVersions } from "../programs/versions.server";
import { isGivenAtOnce } from "../discounts/document";
import type { DiscountOwner } from "../discounts/issue-discount.server";
import { graceUntil } from "./last-day";
import type { RedemptionRow } from "./redemption";
import { changeRedemption, lockedRedemption, redemptionsOfDiscounts } from "./rows.server";

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
async function captureGiven(tx: ShopTx, row: RedemptionRow): Promise<void> {
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
  await changeRedemption(tx, row.id, { status: "used", captured: row.points, issuedAt: tx.now, usedAt: tx.now, endedAt: tx.now });
}

/** What a discount's making means for its redemption. */
export const redemptionOwner: DiscountOwner = {
  async lock(tx, discount) {
    await lockedRedemption(tx, discount.id);
  },
  async issued(tx, discount) {
    // locked by `lock`
    const [row] = await redemptionsOfDiscounts(tx, [discount.id]);
    // an order may have used the code before we heard that it exists: then it is past this step
    if (row?.status !== "reserved") return;
    if (isGivenAtOnce(row.value)) await captureGiven(tx, row);
    else await changeRedemption(tx, row.id, { status: "issued", issuedAt: tx.now });
  },
  async failed(tx, discount, reason) {
    const [row] = await redemptionsOfDiscounts(tx, [discount.id]);
    if (row?.status === "reserved") await releaseHeld(tx, row, { status: "failed", reason });
  },
};
