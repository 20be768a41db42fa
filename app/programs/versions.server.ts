import type { ShopTx } from "../db/tenancy.server";
import type { ProgramVersion } from "../loyalty/program";

/** Published versions, oldest first. Their documents never change, so parsed ones are kept in the process. */
export async function loadVersions(_tx: ShopTx): Promise<ProgramVersion[]> {
  throw new Error("not yet");
}

/** The version that is live, or null before the first publication. */
export async function liveVersion(_tx: ShopTx): Promise<ProgramVersion | null> {
  throw new Error("not yet");
}
