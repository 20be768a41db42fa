import type { ShopCalendar } from "../loyalty/judge";
import type { ShopTx } from "../db/tenancy.server";

export interface ShopRow {
  id: string;
  domain: string;
  status: string;
  currency: string;
  zone: string;
  /** the shop's main language */
  locale: string;
  locales: string[];
  /** why spending is paused, a code; null: it is not */
  spendingPaused: string | null;
}

/** The shop of `tx`. Throws `not_found`. */
export async function shopRow(_tx: ShopTx): Promise<ShopRow> {
  throw new Error("not yet");
}

/** Zone and currency of the shop of `tx`, as the rules want them. */
export async function shopCalendar(_tx: ShopTx): Promise<ShopCalendar> {
  throw new Error("not yet");
}

/**
 * Call when the shop's currency or live program changed: a program in another currency than the shop's pauses spending
 * (code `currency-changed`), until a program in the shop's currency is published. Answers the code in force, or null.
 */
export async function reviewSpending(_tx: ShopTx): Promise<string | null> {
  throw new Error("not yet");
}
