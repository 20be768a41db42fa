import { FidelioError } from "../base/errors";
import type { ShopTx } from "../db/tenancy.server";
import { programShape, type Fault, type Program } from "../loyalty/program";
import type { Language } from "../loyalty/words";
import { noteActs } from "./audit-entries.server";
import { checkedProgram, faultsIn } from "./checked-program.server";
import { deleteDraft, draftRow, nextRevision, writeDraft, type DraftRow } from "./draft-rows.server";
import { askForReading } from "./goods/ask-reading.server";
import { promoteDue } from "./promote.server";
import { lockPublications } from "./publish-lock.server";
import { changedParts, publishProgram, setCancelled, type Publishing } from "./publish.server";
import { liveVersion, scheduledVersion } from "./versions.server";

export { scheduledVersion } from "./versions.server";
export type { ScheduledVersion, TierChange } from "./versions.server";

/** What the merchant works on: one a shop. */
export interface Draft {
  document: Program;
  /** the live version that it goes out from; 0: there was none */
  fromVersion: number;
  /** rises with each saving */
  revision: number;
  savedBy: string;
  savedAt: string;
  /** why it could not be published as it stands: the shop or what the app allows has changed since it was saved */
  faults: Fault[];
}

/** The shop's draft; null: there is none. */
export async function readDraft(tx: ShopTx, language: Language = "en"): Promise<Draft | null> {
  const row = await draftRow(tx);
  if (row === null) return null;
  const { document, savedAt, ...rest } = row;
  return { ...rest, document: shaped(document), savedAt: savedAt.toISOString(), faults: await faultsIn(tx, document, language) };
}

function shaped(document: unknown): Program {
  const read = programShape.safeParse(document);
  if (!read.success) throw new Error(`the draft no longer reads: ${read.error.issues[0]?.path.join(".")} ${read.error.issues[0]?.message}`);
  return read.data;
}

export interface Saving {
  /** "staff:<Shopify user id>" */
  by: string;
  /** the revision that the caller saw; 0 or null: there was no draft */
  revision: number | null;
  language?: Language;
}

/**
 * Keeps the document as the shop's draft and answers its revision. What could not be published is not kept: unfinished input stays
 * where it is typed. Throws `invalid_input` (detail `faults`) and `version_conflict` (detail `revision`) when somebody else saved.
 */
export async function saveDraft(tx: ShopTx, document: unknown, saving: Saving): Promise<number> {
  await lockPublications(tx);
  const held = await seenDraft(tx, saving.revision);
  const program = await checkedProgram(tx, document, saving.language);
  const live = await liveVersion(tx);
  const revision = nextRevision(tx, held);
  await askForReading(tx, program);
  await writeDraft(tx, { document: program, fromVersion: held?.fromVersion ?? live?.number ?? 0, by: saving.by, revision });
  await note(tx, saving.by, "program.draft.save", { revision, parts: changedParts(live?.program ?? null, program) });
  return revision;
}

/** Forgets the draft. Nothing happens where there is none. */
export async function discardDraft(tx: ShopTx, by: string): Promise<void> {
  await lockPublications(tx);
  const held = await draftRow(tx);
  if (held === null) return;
  await deleteDraft(tx);
  await note(tx, by, "program.draft.discard", { revision: held.revision });
}

export interface DraftPublishing extends Pick<Publishing, "by" | "at" | "tierChange" | "keptUntil" | "language"> {
  /** the revision that the caller saw */
  revision: number;
  /** the live version that the caller compared it with; without it the one that the draft goes out from */
  ifMatch?: number;
}

/**
 * Publishes the draft, which is a draft no more, and answers the version's number. Throws what `publishProgram` throws, `not_found`
 * without a draft, and `version_conflict` (detail `revision`, or `version` when another version is live than was compared).
 */
export async function publishDraft(tx: ShopTx, { revision, ...publishing }: DraftPublishing): Promise<number> {
  await lockPublications(tx);
  const held = await seenDraft(tx, revision);
  if (held === null) throw new FidelioError("not_found", { reason: "no-draft" });
  const number = await publishProgram(tx, held.document, { ifMatch: held.fromVersion, ...publishing });
  await deleteDraft(tx);
  return number;
}

/** Takes back the version that waits for its day. It is the draft again, unless there is another. Throws `not_found`. */
export async function cancelScheduled(tx: ShopTx, by: string): Promise<void> {
  await lockPublications(tx);
  await promoteDue(tx);
  const waiting = await scheduledVersion(tx);
  if (waiting === null) throw new FidelioError("not_found", { reason: "none-scheduled" });
  await setCancelled(tx, waiting.number);
  if ((await draftRow(tx)) === null) {
    const live = await liveVersion(tx);
    await writeDraft(tx, { document: waiting.program, fromVersion: live?.number ?? 0, by, revision: nextRevision(tx, null) });
  }
  await note(tx, by, "program.cancel", { version: waiting.number, at: waiting.inForceFrom });
}

async function seenDraft(tx: ShopTx, revision: number | null): Promise<DraftRow | null> {
  const held = await draftRow(tx);
  if ((held?.revision ?? 0) !== (revision ?? 0)) throw new FidelioError("version_conflict", { revision: held?.revision ?? 0 });
  return held;
}

const note = (tx: ShopTx, actor: string, action: string, detail: object) => noteActs(tx, [{ actor, action, subject: "program", detail }]);
