import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { quantile } from "simple-statistics";
import { createApiKey } from "../../../app/db/api-keys.server";
import { closeDatabase, openDatabase } from "../../../app/db/client.server";
import { inShop } from "../../../app/db/tenancy.server";
import { settleWhole } from "../../../app/jobs/settle-shops.server";
import { audit } from "../../../app/ledger/audit.server";
import { adminClaims, sessionToken } from "../../support/session-token";
import { benchServer, type BenchDatabase } from "../intake/database";
import { busy, recorded, slowest, timeStatements, type Asked } from "./calls";
import { draw, type Drawn } from "./draw";
import { fill } from "./fill";
import { readings, type Reading } from "./pages";
import { plansOf } from "./plans";
import { sizesOf } from "./sizes";

/**
 * `npm run bench:growth`: 10 million transfers of 2 million members with 3 million orders in 500 shops, and a tenth of them beside it:
 * what each page of the admin and each reading of REST asks of the database, over shops drawn by size, one call at a time; the audit, the
 * comparison of a sweep and the nightly run of the largest shop and of one in the middle. `GROWTH_SCALE` (default 1) makes it smaller,
 * `GROWTH_CALLS` (default 200) the calls fewer. The plan of each statement at its slowest is kept in `.cache/growth`.
 */
Object.assign(process.env, {
  LOCAL_MODE: "1",
  DATABASE_URL: "postgresql://unused@localhost/unused",
  LOG_LEVEL: "silent",
  APP_URL: "http://localhost:3000",
});
const scale = Number(process.env["GROWTH_SCALE"] ?? 1);
const calls = Number(process.env["GROWTH_CALLS"] ?? 200);
const bar = 100;
const say = (text: string) => process.stdout.write(`${text}\n`);
const browser = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36";

interface Figures {
  queries: number[];
  whole: number[];
  asked: Asked[];
}

async function measureReading(reading: Reading, drawn: readonly Drawn[], keys: Map<string, string>): Promise<Figures> {
  const figures: Figures = { queries: [], whole: [], asked: [] };
  for (const of of drawn) {
    const token = reading.as === "page" ? sessionToken(adminClaims(of.domain), "local-secret") : keys.get(of.shopId)!;
    const request = new Request(`http://localhost:3000${reading.path(of)}`, {
      headers: { authorization: `Bearer ${token}`, "user-agent": browser },
    });
    const { ms, asked } = await recorded(async () => {
      const params = reading.params?.(of) ?? {};
      const answer = await reading.loader({ request, params, context: {} } as never).catch((thrown: unknown) => thrown);
      if (answer instanceof Error) throw answer;
      if (answer instanceof Response) {
        if (!answer.ok) throw new Error(`${reading.name}: ${answer.status} ${(await answer.text()).slice(0, 300)}`);
        return;
      }
      // what a page hands on before it is there
      for (const value of Object.values(answer ?? {})) await value;
    });
    figures.whole.push(ms);
    figures.queries.push(busy(asked));
    figures.asked.push(...asked);
  }
  return figures;
}

const resultsOf = (size: number) => join(".cache", "growth", String(size), "results.json");

const p = (figures: readonly number[], share: number) =>
  quantile([...figures], share)
    .toFixed(1)
    .padStart(8);

async function measure(database: BenchDatabase, size: number, shops: readonly string[]): Promise<Map<string, number>> {
  const folder = join(".cache", "growth", String(size));
  await mkdir(folder, { recursive: true });
  const drawn = await draw(database.adminUrl, sizesOf(size), calls);
  openDatabase(database.url, { connections: 10 });
  const keys = new Map<string, string>();
  for (const { shopId } of drawn) {
    if (!keys.has(shopId)) keys.set(shopId, (await createApiKey(shopId, { label: "growth" })).key);
  }
  const found = new Map<string, number>();
  say(`${"".padEnd(34)}queries p50      p95 | whole p50      p95 (ms; p95 of queries at most ${bar})`);
  for (const reading of readings) {
    await measureReading(reading, drawn.slice(0, 5), keys);
    const { queries, whole, asked } = await measureReading(reading, drawn, keys);
    const p95 = quantile(queries, 0.95);
    found.set(reading.name, p95);
    say(
      `${reading.name.padEnd(34)}${p(queries, 0.5)} ${p(queries, 0.95)} | ${p(whole, 0.5)} ${p(whole, 0.95)}${p95 > bar ? "  MISSED" : ""}`,
    );
    await writeFile(join(folder, `${reading.name.replaceAll(/[^\w]+/gu, "-")}.txt`), await plansOf(shops[0]!, slowest(asked)));
  }
  for (const [what, place] of [
    ["largest shop", 0],
    ["a shop in the middle", Math.floor(shops.length / 20)],
  ] as const) {
    const shopId = shops[place]!;
    const { ms, ok } = await timed(() => inShop(shopId, audit, { timeoutMs: 600_000 }));
    const nightly = await timed(() => settleWhole(shopId));
    found.set(`audit of ${what}`, ms).set(`nightly run of ${what}`, nightly.ms);
    say(
      `${`audit of ${what}`.padEnd(34)}${ms.toFixed(0).padStart(8)} ms${ok?.ok === true ? ", ok" : `, NOT OK: ${JSON.stringify(ok?.checks.filter((check) => !check.ok))}`}`,
    );
    say(`${`nightly run of ${what}`.padEnd(34)}${nightly.ms.toFixed(0).padStart(8)} ms`);
  }
  await closeDatabase();
  return found;
}

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; ok: T }> {
  const began = performance.now();
  const ok = await work();
  return { ms: performance.now() - began, ok };
}

/** One size, in a process of its own: what the app keeps of a database does not outlive it. */
async function measureOne(size: number): Promise<void> {
  timeStatements();
  // Shopify is not what is measured: it withholds every person, at once
  const shopify = setupServer(
    http.post("https://:shop/*", () =>
      HttpResponse.json({ errors: [{ message: "Access denied", extensions: { code: "ACCESS_DENIED" } }] }),
    ),
  );
  shopify.listen();
  const server = await benchServer();
  try {
    const database = await server.fresh();
    say(`\nscale ${size}: ${JSON.stringify(sizesOf(size))}`);
    const shops = await fill(database, sizesOf(size), say);
    const found = await measure(database, size, shops);
    await writeFile(resultsOf(size), JSON.stringify([...found]));
    await database.drop();
  } finally {
    shopify.close();
    await server.stop();
  }
}

const one = process.env["GROWTH_ONE"];
if (one !== undefined) await measureOne(Number(one));
else {
  const results: Array<Map<string, number>> = [];
  for (const size of [scale / 10, scale]) {
    const child = spawn(process.execPath, [...process.execArgv, ...process.argv.slice(1)], {
      env: { ...process.env, GROWTH_ONE: String(size) },
      stdio: "inherit",
    });
    const [code] = (await once(child, "exit")) as [number | null];
    if (code !== 0) throw new Error(`The measurement of scale ${size} ended with ${code}.`);
    results.push(new Map(JSON.parse(await readFile(resultsOf(size), "utf8")) as Array<[string, number]>));
  }
  const [tenth, whole] = results;
  say("\nten times as much took so many times as long (p95 of the queries)");
  for (const [name, ms] of whole!) say(`${name.padEnd(34)}${(ms / Math.max(0.1, tenth!.get(name) ?? ms)).toFixed(1).padStart(8)}`);
}
