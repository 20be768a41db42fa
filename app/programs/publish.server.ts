import { isDeepStrictEqual } from "node:util";
import { FidelioError } from "../base/errors";
import { text } from "../base/languages/text";
import type { ShopTx } from "../db/tenancy.server";
import { samePlacing } from "../loyalty/placing";
import type { Program } from "../loyalty/program";
import type { Language } from "../loyalty/words";
import { noteActs } from "./audit-entries.server";
import { checkedProgram, refuse } from "./checked-program.server";
import { askForReading } from "./goods/ask-reading.server";
import { afterPublication, promoteDue } from "./promote.server";
import { askToKeep } from "./spendable/kept-goods.server";
import { lockPublications } from "./publish-lock.server";
import { liveVersion, scheduledVersion, type ScheduledVersion, type TierChange } from "./versions.server";

export interface Publishing {
  /** "api:<key id>", "staff:<Shopify user id>", "system" */
  by: string;
  /** the version that the caller saw live (0: none); another one now is `version_conflict` */
  ifMatch?: number;
  /** of the faults' sentences; default English */
  language?: Language;
  /** what the activity log calls it, where it is a publication of one purpose; default "program.publish" */
  action?: string;
  /** figures that the activity log keeps beside the version's: `broughtBack`, the older version whose document this is */
  detail?: object;
  /** the instant from which it is in force; until then it waits. Without it: now */
  at?: Date;
  /** what happens to members whose tier would fall, where the tiers are others than before; default `replace` */
  tierChange?: TierChange;
  /** with `keep`: until when they stay */
  keptUntil?: Date;
  /** makes the same change in the version that waits for its day; without it a publication beside one that waits is refused */
  inScheduled?: (scheduled: Program) => Program;
}

/**
 * Publishes `document` as the shop's next program version, in force from `tx.now` or from `at`, and answers its number. Its
 * `startsAt`, when not given, is that of the version before, else the instant from which it is in force.
 * Throws `invalid_input` (detail `faults`: `{path, message}[]`), `version_conflict` (detail `version`), and `conflict` (reason
 * `version-scheduled`, with `version` and `at`) while another one waits for its day: that is to be cancelled first.
 */
export async function publishProgram(tx: ShopTx, document: unknown, publishing: Publishing): Promise<number> {
  await lockPublications(tx);
  await promoteDue(tx);
  const live = await liveVersion(tx);
  const seen = live?.number ?? 0;
  if (publishing.ifMatch !== undefined && publishing.ifMatch !== seen) throw new FidelioError("version_conflict", { version: seen });
  const waiting = await scheduledVersion(tx);
  const { inScheduled } = publishing;
  if (waiting && !inScheduled) {
    throw new FidelioError("conflict", { reason: "version-scheduled", version: waiting.number, at: waiting.inForceFrom });
  }
  const program = await checkedProgram(tx, document, publishing.language);
  const inForceFrom = instantOf(tx, publishing);
  program.startsAt ??= live?.program.startsAt ?? inForceFrom.toISOString();
  if (waiting) await setCancelled(tx, waiting.number);
  await askForReading(tx, program);
  await askToKeep(tx, program);
  const number = await insertVersion(tx, program, {
    inForceFrom,
    by: publishing.by,
    ...decided(tx, live?.program ?? null, program, publishing),
  });
  const moved = waiting && inScheduled ? await reschedule(tx, program, waiting, inScheduled) : null;
  const parts = changedParts(live?.program ?? null, program);
  const schedule = publishing.at ? { at: inForceFrom.toISOString() } : {};
  await noteActOf(tx, publishing, { version: number, from: seen, parts, ...schedule, ...(moved === null ? {} : { scheduled: moved }) });
  if (!publishing.at) await afterPublication(tx);
  return number;
}

/** The waiting version gets the same change, under the next number: numbers rise with the instants they are in force from. */
async function reschedule(
  tx: ShopTx,
  live: Program,
  waiting: ScheduledVersion,
  change: NonNullable<Publishing["inScheduled"]>,
): Promise<number> {
  const program = await checkedProgram(tx, change(waiting.program));
  return insertVersion(tx, program, {
    inForceFrom: new Date(waiting.inForceFrom),
    by: waiting.publishedBy,
    publishedAt: new Date(waiting.publishedAt),
    tierChange: samePlacing(live, program) ? null : waiting.tierChange,
    tierKeptUntil: samePlacing(live, program) || waiting.keptUntil === null ? null : new Date(waiting.keptUntil),
  });
}

interface Insertion {
  inForceFrom: Date;
  by: string;
  publishedAt?: Date;
  tierChange: TierChange | null;
  tierKeptUntil: Date | null;
}

async function insertVersion(tx: ShopTx, document: Program, insertion: Insertion): Promise<number> {
  const { by, inForceFrom, tierChange, tierKeptUntil, publishedAt = tx.now } = insertion;
  const state = inForceFrom > tx.now ? "scheduled" : "live";
  const newest = await tx.prisma.programVersion.aggregate({ _max: { number: true } });
  const number = (newest._max.number ?? 0) + 1;
  if (state === "live") await tx.prisma.programVersion.updateMany({ where: { state }, data: { state: "retired" } });
  const row = { shopId: BigInt(tx.shopId), number, document, state, inForceFrom, publishedAt, publishedBy: by, tierChange, tierKeptUntil };
  await tx.prisma.programVersion.create({ data: row });
  return number;
}

export async function setCancelled(tx: ShopTx, number: number): Promise<void> {
  await tx.sql("update program_version set state = 'cancelled' where shop_id = $1 and number = $2", [tx.shopId, number], "programs_cancel");
}

function instantOf(tx: ShopTx, { at, language = "en" }: Publishing): Date {
  if (at === undefined) return tx.now;
  if (!(at > tx.now)) refuse([{ path: "at", message: text(language, "program.at-past") }]);
  return at;
}

/** What was decided for members whose tier would fall; nothing where the tiers place everyone as before. */
function decided(
  tx: ShopTx,
  before: Program | null,
  after: Program,
  { tierChange = "replace", keptUntil, at = tx.now, language = "en" }: Publishing,
): Pick<Insertion, "tierChange" | "tierKeptUntil"> {
  if (samePlacing(before, after)) return { tierChange: null, tierKeptUntil: null };
  if (tierChange === "replace") return { tierChange, tierKeptUntil: null };
  if (keptUntil === undefined || !(keptUntil > at)) refuse([{ path: "keptUntil", message: text(language, "program.kept-until") }]);
  return { tierChange, tierKeptUntil: keptUntil };
}

/** What of the document is another than before: its parts by name. All of them, at the first publication. */
export function changedParts(before: Program | null, after: Program): string[] {
  const parts = Object.keys(after) as Array<keyof Program>;
  return parts.filter((part) => !isDeepStrictEqual(before?.[part], after[part]));
}

/** A person's or a program's publication stands in the activity log; the app's own, in tests and demos, does not. */
async function noteActOf(
  tx: ShopTx,
  publishing: Publishing,
  change: { version: number; from: number; parts: string[]; at?: string; scheduled?: number },
): Promise<void> {
  const { by, at, action = at ? "program.schedule" : "program.publish", detail = {} } = publishing;
  if (/^(?:staff|api):/u.test(by)) await noteActs(tx, [{ actor: by, action, subject: "program", detail: { ...change, ...detail } }]);
}
