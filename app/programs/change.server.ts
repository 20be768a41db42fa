import { FidelioError } from "../base/errors";
import type { ShopTx } from "../db/tenancy.server";
import type { Program, ProgramVersion } from "../loyalty/program";
import { changeDraft } from "./draft-rows.server";
import { lockPublications } from "./publish-lock.server";
import { changedParts, publishProgram, type Publishing } from "./publish.server";
import { liveVersion, versionDocument } from "./versions.server";

export interface Changed {
  /** the version that is live now */
  version: number;
  /** false: the change says what stood there already, and nothing was published */
  changed: boolean;
}

/**
 * Changes the live program by publishing a new version of it. A version that waits for its day and the draft get the same change:
 * neither undoes it when its time comes. Throws `conflict` (reason `no-program`) before the first publication,
 * `version_conflict` when another than `ifMatch` is live, `invalid_input` with the faults.
 */
export async function changeProgram(tx: ShopTx, change: (live: Program) => Program, publishing: Publishing): Promise<Changed> {
  await lockPublications(tx);
  const live = await liveToChange(tx, publishing);
  const next = change(live.program);
  if (changedParts(live.program, next).length === 0) return { version: live.number, changed: false };
  const version = await publishProgram(tx, next, { ifMatch: live.number, ...publishing, inScheduled: change });
  await changeDraft(tx, change, version);
  return { version, changed: true };
}

/**
 * Publishes the document of an older version anew. Whether earning is paused and the program closes is no rule of that time: it
 * stays as it is now. Throws `not_found`, `version_conflict`, `invalid_input`, and `conflict` while a version waits for its day.
 */
export async function bringBackVersion(tx: ShopTx, number: number, publishing: Publishing): Promise<Changed> {
  const old = await versionDocument(tx, number);
  if (!old) throw new FidelioError("not_found", { version: number });
  const live = await liveToChange(tx, publishing);
  const { earningPaused, closing } = live.program;
  const next = { ...old, earningPaused, closing };
  if (changedParts(live.program, next).length === 0) return { version: live.number, changed: false };
  const version = await publishProgram(tx, next, { ifMatch: live.number, ...publishing, detail: { broughtBack: number } });
  return { version, changed: true };
}

async function liveToChange(tx: ShopTx, { ifMatch }: Publishing): Promise<ProgramVersion> {
  const live = await liveVersion(tx);
  if (!live) throw new FidelioError("conflict", { reason: "no-program" });
  if (ifMatch !== undefined && ifMatch !== live.number) throw new FidelioError("version_conflict", { version: live.number });
  return live;
}
