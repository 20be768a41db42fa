import { z } from "zod";
import { text } from "../../base/languages/text";
import { inShop, type ShopTx } from "../../db/tenancy.server";
import { localised } from "../../loyalty/texts";
import { languages, type Language } from "../../loyalty/words";
import { noteActs } from "../../programs/audit-entries.server";
import { shopRow } from "../../programs/shop.server";
import { liveVersion } from "../../programs/versions.server";
import { countMembers, listed, placesFrom } from "../list/find.server";
import { memberQuery, type MemberQuery } from "../list/query";
import type { Place } from "../list/walk";
import { progress, readRun, startRun, type Run } from "../runs.server";
import { settleMembers } from "../settle.server";
import { headLine, memberLines, type ExportWords } from "./lines";

const parameters = z.object({ query: memberQuery, language: z.enum(languages) });
const reached = z.object({ place: z.object({ key: z.string().nullable(), id: z.uuid() }) });
const atOnce = 1_000;
const everybody = 10_000_000;

/** Begins the writing of all members that the query asks for. It is a reading of personal data, and noted as one. */
export async function startExport(
  tx: ShopTx,
  { query, language, by }: { query: MemberQuery; language: Language; by: string },
): Promise<string> {
  const id = await startRun(tx, { kind: "export", parameters: { query, language }, by });
  // what was searched for may be a name
  const { search, ...filters } = query;
  await noteActs(tx, [{ actor: by, action: "members.export", subject: id, detail: { ...filters, searched: search !== "" } }]);
  return id;
}

/** Writes the file a thousand members at a time, each part beside where it ended. */
export async function workExport(shopId: string, { id }: Run): Promise<{ rows: number }> {
  const limits = { timeoutMs: 120_000 };
  let rows: number | null = null;
  while (rows === null) rows = await inShop(shopId, (tx) => writePart(tx, id), limits);
  return { rows };
}

/** null: there is more. */
async function writePart(tx: ShopTx, runId: string): Promise<number | null> {
  const run = await readRun(tx, runId, true);
  if (!run) return 0;
  const { query, language } = parameters.parse(run.parameters);
  const words = await wordsOf(tx, language);
  const last = await lastPart(tx, runId);
  if (!last) {
    await addPart(tx, runId, 0, headLine(words), null);
    await progress(tx, runId, { done: 0, total: await countMembers(tx, query, everybody) });
    return null;
  }
  const places = await placesFrom(tx, query, last.from, { limit: atOnce });
  const ids = places.map(({ id }) => id);
  const end = places.at(-1);
  if (!end) return run.done;
  await settleMembers(tx, ids);
  await addPart(tx, runId, last.part + 1, memberLines(await listed(tx, ids), words), end);
  await progress(tx, runId, { done: run.done + ids.length });
  return null;
}

async function lastPart(tx: ShopTx, runId: string): Promise<{ part: number; from: Place | null } | null> {
  const [row] = await tx.sql<{ place: number; detail: unknown }>(
    "select place, detail from long_run_item where shop_id = $1 and run_id = $2 order by place desc limit 1",
    [tx.shopId, runId],
  );
  return row ? { part: row.place, from: reached.safeParse(row.detail).data?.place ?? null } : null;
}

async function addPart(tx: ShopTx, runId: string, part: number, lines: string, place: Place | null): Promise<void> {
  await tx.sql("insert into long_run_item (shop_id, run_id, place, state, detail, lines) values ($1, $2, $3, 'done', $4::jsonb, $5)", [
    tx.shopId,
    runId,
    part,
    JSON.stringify(place ? { place } : {}),
    lines,
  ]);
}

/** The next part of a finished file after `part`; null: that was the last. */
export async function readPart(tx: ShopTx, runId: string, part: number): Promise<{ part: number; lines: string } | null> {
  const [row] = await tx.sql<{ part: number; lines: string }>(
    "select place as part, lines from long_run_item where shop_id = $1 and run_id = $2 and place > $3 and lines is not null order by place limit 1",
    [tx.shopId, runId, part],
  );
  return row ?? null;
}

async function wordsOf(tx: ShopTx, language: Language): Promise<ExportWords> {
  const live = await liveVersion(tx);
  const { locale, zone } = await shopRow(tx);
  const titles = new Map(live?.program.tiers?.levels.map(({ key, title }) => [key, localised(title, language, locale) ?? key]));
  const days = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" });
  return {
    heading: (column) => text(language, `members.export.${column}`),
    status: (status) => text(language, `member-status.${status}`),
    tier: (key) => titles.get(key) ?? key,
    day: (at) => days.format(new Date(at)),
  };
}
