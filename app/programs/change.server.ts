import { FidelioError } from "../base/errors";
import type { ShopTx } from "../db/tenancy.server";
import type { Program } from "../loyalty/program";
import { changedParts, publishProgram, type Publishing } from "./publish.server";
import { liveVersion, loadVersions } from "./versions.server";

export interface Changed {
  /** the version that is live now */
  version: number;
  /** false: the change says what stood there already, and nothing was published */
  changed: boolean;
}

/**
 * Changes the live program by publishing a new version of it. Throws `conflict` (reason `no-program`) before the first
 * publication, `version_conflict` when another than `ifMatch` is live, `invalid_input` with the faults.
 */
export async function changeProgram(tx: ShopTx, change: (live: Program) => Program, publishing: Publishing): Promise<Changed> {
  const live = await liveVersion(tx);
  if (!live) throw new FidelioError("conflict", { reason: "no-program" });
  const { number, program } = live;
  if (publishing.ifMatch !== undefined && publishing.ifMatch !== number) throw new FidelioError("version_conflict", { version: number });
  const next = change(program);
  if (changedParts(program, next).length === 0) return { version: number, changed: false };
  return { version: await publishProgram(tx, next, { ifMatch: number, ...publishing }), changed: true };
}

/** Publishes the document of an older version anew. Throws `not_found`, `version_conflict`, `invalid_input`. */
export async function bringBackVersion(tx: ShopTx, number: number, publishing: Publishing): Promise<Changed> {
  const old = (await loadVersions(tx)).find((version) => version.number === number);
  if (!old) throw new FidelioError("not_found", { version: number });
  return changeProgram(tx, () => old.program, { ...publishing, detail: { broughtBack: number } });
}
