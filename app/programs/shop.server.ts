import { FidelioError } from "../base/errors";
import type { ShopTx } from "../db/tenancy.server";
import { spendingClosed } from "../loyalty/closing";
import type { ShopCalendar } from "../loyalty/judgement";
import { noteActs } from "./audit-entries.server";
import { shopColumns, shopReadOnce, type ShopRow } from "./once.server";
import { liveVersion } from "./versions.server";

export type { ShopRow } from "./once.server";

/** The shop of `tx`. Throws `not_found`. */
export async function shopRow(tx: ShopTx): Promise<ShopRow> {
  const once = shopReadOnce(tx);
  const row = once
    ? (await once).shop
    : (await tx.sql<ShopRow>(`select ${shopColumns} from shop where id = $1`, [tx.shopId], "programs_shop"))[0];
  if (!row) throw new FidelioError("not_found", { shopId: tx.shopId });
  return row;
}

/** Zone and currency of the shop of `tx`, as the rules want them. */
export async function shopCalendar(tx: ShopTx): Promise<ShopCalendar> {
  const { zone, currency } = await shopRow(tx);
  return { zone, currency };
}

/** Why spending is paused when the shop's currency is not the program's: old amounts are never read in another money. */
export const currencyChanged = "currency-changed";

/**
 * Call when the shop's currency or live program changed. A live program in another currency than the shop's pauses
 * spending with the code `currency-changed`; one in the shop's currency lifts that pause, and no other. Answers the code
 * in force, or null.
 */
export async function reviewSpending(tx: ShopTx): Promise<string | null> {
  const { currency, spendingPaused } = await shopRow(tx);
  const live = await liveVersion(tx);
  const differs = live !== null && live.program.currency !== currency;
  const withoutOurs = spendingPaused === currencyChanged ? null : spendingPaused;
  const paused = differs ? (spendingPaused ?? currencyChanged) : withoutOurs;
  if (paused === spendingPaused) return paused;
  await tx.sql("update shop set spending_paused = $2 where id = $1", [tx.shopId, paused], "programs_pause");
  return paused;
}

/** Why spending is paused when the merchant wished it. */
export const byMerchant = "by-merchant";

/** Nobody spends points until the merchant resumes; codes that were made before stay valid. */
export async function pauseSpending(tx: ShopTx, by: string): Promise<void> {
  const { spendingPaused } = await shopRow(tx);
  if (spendingPaused === byMerchant) return;
  await tx.sql("update shop set spending_paused = $2 where id = $1", [tx.shopId, byMerchant], "programs_pause");
  await noteActs(tx, [{ actor: by, action: "spending.pause", subject: "program", detail: {} }]);
}

/** Lifts the merchant's own pause. One for another currency comes back where it still holds: answers the code in force, or null. */
export async function resumeSpending(tx: ShopTx, by: string): Promise<string | null> {
  const { spendingPaused } = await shopRow(tx);
  if (spendingPaused !== byMerchant) return spendingPaused;
  await tx.sql("update shop set spending_paused = null where id = $1", [tx.shopId], "programs_resume");
  await noteActs(tx, [{ actor: by, action: "spending.resume", subject: "program", detail: {} }]);
  return reviewSpending(tx);
}

/** Stops the spending of points in the shop of `tx` when it may not happen now. Throws `spending_paused` (detail `reason`). */
export async function refuseWhilePaused(tx: ShopTx): Promise<void> {
  const { status, spendingPaused } = await shopRow(tx);
  if (spendingPaused !== null) throw new FidelioError("spending_paused", { reason: spendingPaused });
  if (status !== "active") throw new FidelioError("spending_paused", { reason: `shop-${status}` });
  const live = await liveVersion(tx);
  if (live && spendingClosed(live.program, tx.now.toISOString())) throw new FidelioError("spending_paused", { reason: "program-closed" });
}
