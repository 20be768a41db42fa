import { mkdtemp, rm } from "node:fs/promises";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { buildWhenStale } from "../../../devstore/build-when-stale";
import { defaultProgram } from "../../../app/loyalty/default-program";
import { call, freePort, startLocalMode } from "../../local/local-mode";
import { chromiumPath } from "../../support/browser";
import { median } from "../intake/measure";
import { pages, scoreOf } from "./score";

const runs = Number(process.env["RUNS"] ?? 5);
const modes = [
  { name: "on", embed: true },
  { name: "off", embed: false },
  { name: "off again", embed: false },
];

/**
 * `npm run bench:storefront`: what the embed costs a storefront. Each round measures every page with the embed on, off and
 * off again, one after the other, so that a noisy minute strikes all three; the difference of the two off-runs says how much
 * of a difference is noise.
 */
async function main(): Promise<void> {
  await buildWhenStale();
  const folder = await mkdtemp(join(tmpdir(), "fidelio-bench-"));
  const port = await freePort();
  const local = await startLocalMode({ DATA_DIR: folder, SEED: "none" });
  const browser = await chromium.launch({
    executablePath: await chromiumPath(),
    args: ["--no-sandbox", "--disable-gpu", `--remote-debugging-port=${port}`],
  });
  try {
    const { app, store, shop, apiKey } = local.ready;
    await call(`${app}/api/v1/program`, { key: apiKey, method: "PUT", body: defaultProgram("GBP") });
    await placeBlocks(store, shop);
    const product = /href="(\/products\/[^"?]+)"/u.exec(await (await fetch(`${store}/collections/all`)).text())?.[1];
    if (!product) throw new Error("The collection shows no product to measure.");
    const scores = new Map<string, number[]>();
    for (let round = 1; round <= runs; round += 1) {
      for (const page of pages) {
        for (const { name, embed } of modes) {
          await call(`${store}/control/theme`, { body: { shop, embed } });
          const score = await scoreOf(`${store}${page.path || product}`, port);
          scores.set(`${name}/${page.name}`, [...(scores.get(`${name}/${page.name}`) ?? []), score]);
        }
      }
      console.log(`round ${round} of ${runs}`);
    }
    report(scores);
  } finally {
    await browser.close();
    await local.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The product page has our block in every mode: it is the embed that is switched. */
async function placeBlocks(store: string, shop: string): Promise<void> {
  await call(`${store}/control/theme`, { body: { shop, embed: true, place: [{ template: "product", block: "product-points" }] } });
  // the public face is written by a job, and nothing is drawn before
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await (await fetch(store)).text()).includes("fidelio-panel")) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error("The embed is on and the storefront does not show it.");
}

function report(scores: ReadonlyMap<string, number[]>): void {
  const weighted = new Map<string, number>();
  for (const { name } of modes) {
    const each = pages.map((page) => ({ ...page, score: median(scores.get(`${name}/${page.name}`) ?? []) }));
    const whole = each.reduce((sum, { weight, score }) => sum + weight * score, 0) / 100;
    weighted.set(name, whole);
    console.log(`${name.padEnd(10)} ${whole.toFixed(2)}  (${each.map((page) => `${page.name} ${page.score.toFixed(2)}`).join(", ")})`);
  }
  const load = loadavg().map((one) => one.toFixed(1));
  const [on, off, again] = modes.map(({ name }) => weighted.get(name)!);
  console.log(
    `on against off: ${(on! - off!).toFixed(2)} points (bar: 2); off against off again: ${(off! - again!).toFixed(2)}; load ${load.join(" ")}`,
  );
}

await main();
