import { FidelioError } from "../base/errors";
import { text } from "../base/languages/text";
import type { ShopTx } from "../db/tenancy.server";
import { parseProgram, type Fault, type Program } from "../loyalty/program";
import type { Language } from "../loyalty/words";
import { reviewSpending, shopRow } from "./shop.server";
import { liveVersion } from "./versions.server";

export interface Publishing {
  /** "api:<key id>", "staff:<Shopify user id>", "system" */
  by: string;
  /** the version that the caller saw live (0: none); another one now is `version_conflict` */
  ifMatch?: number;
  /** of the faults' sentences; default English */
  language?: Language;
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

function refuse(faults: ReadonlyArray<Pick<Fault, "path" | "message">>): never {
  throw new FidelioError("invalid_input", { faults: faults.map(({ path, message }) => ({ path, message })) });
}

async function nextNumber(tx: ShopTx): Promise<number> {
  const newest = await tx.prisma.programVersion.aggregate({ _max: { number: true } });
  return (newest._max.number ?? 0) + 1;
}
