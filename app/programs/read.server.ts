import { FidelioError } from "../base/errors";
import type { ShopTx } from "../db/tenancy.server";
import type { Program } from "../loyalty/program";
import { liveVersion } from "./versions.server";

/** The live program, as REST version 1 says it. Throws `not_found` before the first publication. */
export async function readProgram(tx: ShopTx): Promise<{ version: number; document: Program }> {
  const live = await liveVersion(tx);
  if (!live) throw new FidelioError("not_found", { reason: "no-program" });
  return { version: live.number, document: live.program };
}
