import type { ShopTx } from "../db/tenancy.server";

export interface Audit {
  ok: boolean;
  /** `detail` is null when the check holds, else names the first offenders by id and figure */
  checks: Array<{ name: string; ok: boolean; detail: string | null }>;
}

/** Checks the eight invariants of the ledger for the shop of `tx`. */
export async function audit(_tx: ShopTx): Promise<Audit> {
  throw new Error("not yet");
}
