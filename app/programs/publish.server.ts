import { isDeepStrictEqual } from "node:util";
import { FidelioError } from "../base/errors";
import { text } from "../base/languages/text";
import type { ShopTx } from "../db/tenancy.server";
import { parseProgram, type Fault, type Program } from "../loyalty/program";
import type { Language } from "../loyalty/words";
import { noteActs } from "./audit-entries.server";
import { reviewSpending, shopRow } from "./shop.server";
import { liveVersion } from "./versions.server";

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
}

/**
 * Publishes `document` as the shop's next program version, in force from `tx.now`, and answers its number. Its
 * `startsAt`, when not given, is that of the version before, else now: the first publication.
 * Throws `invalid_input` (detail `faults`: `{path, message}[]`) and `version_conflict` (detail `version`).
 */
export async function publishProgram(tx: ShopTx, document: unknown, publishing: Publishing): Promise<number> {
  // one publication a shop at a time: the number is the next one
  await tx.sql("select pg_advisory_xact_lock(hashtextextended('publish/' || $1::text, 0))", [tx.shopId], "programs_lock");
  const live = await liveVersion(tx);
  const seen = live?.number ?? 0;
  if (publishing.ifMatch !== undefined && publishing.ifMatch !== seen) throw new FidelioError("version_conflict", { version: seen });

  const program = await checked(tx, document, publishing.language ?? "en");
  program.startsAt ??= live?.program.startsAt ?? tx.now.toISOString();
  const number = await nextNumber(tx);
  await tx.prisma.programVersion.updateMany({ where: { state: "live" }, data: { state: "retired" } });
  await tx.prisma.programVersion.create({
    data: {
      shopId: BigInt(tx.shopId),
      number,
      document: program,
      state: "live",
      inForceFrom: tx.now,
      publishedAt: tx.now,
      publishedBy: publishing.by,
    },
  });
  await noteActOf(tx, publishing, { version: number, from: seen, parts: changedParts(live?.program ?? null, program) });
  await reviewSpending(tx);
  await tx.addJob("judge-unjudged", { shopId: tx.shopId }, { key: `judge-unjudged/${tx.shopId}` });
  return number;
}

async function checked(tx: ShopTx, document: unknown, language: Language): Promise<Program> {
  const parsed = parseProgram(document, language);
  if (!parsed.ok) refuse(parsed.faults);
  const { currency } = await shopRow(tx);
  if (parsed.program.currency !== currency)
    refuse([{ path: "currency", message: text(language, "program.currency-of-shop", { currency }) }]);
  return parsed.program;
}

/** What of the document is another than before: its parts by name. All of them, at the first publication. */
export function changedParts(before: Program | null, after: Program): string[] {
  const parts = Object.keys(after) as Array<keyof Program>;
  return parts.filter((part) => !isDeepStrictEqual(before?.[part], after[part]));
}

/** A person's or a program's publication stands in the activity log; the app's own, in tests and demos, does not. */
async function noteActOf(tx: ShopTx, publishing: Publishing, change: { version: number; from: number; parts: string[] }): Promise<void> {
  const { by, action = "program.publish", detail = {} } = publishing;
  if (/^(?:staff|api):/u.test(by)) await noteActs(tx, [{ actor: by, action, subject: "program", detail: { ...change, ...detail } }]);
}

function refuse(faults: ReadonlyArray<Pick<Fault, "path" | "message">>): never {
  throw new FidelioError("invalid_input", { faults: faults.map(({ path, message }) => ({ path, message })) });
}

async function nextNumber(tx: ShopTx): Promise<number> {
  const newest = await tx.prisma.programVersion.aggregate({ _max: { number: true } });
  return (newest._max.number ?? 0) + 1;
}
