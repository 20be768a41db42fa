import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { startLocalMode, type LocalMode } from "../local/local-mode";
import { openBrowser, type Visit } from "../support/browser";
import { countTries } from "./attempt";
import { makeWorld, type World } from "./make-world";

export type { World } from "./make-world";

/** A refusal is an answer, and every browser notes it; Remix notes that a reading was overtaken by the next, as of a search. */
const expected = ["409 (Conflict)", "422 (Unprocessable", "429 (Too Many", "AbortError: signal is aborted without reason"];

/** The next noon in the middle of a week and of a month: no day, no month and no hour of the clocks' change ends while a test runs. */
function nextNoon(): string {
  const at = new Date();
  at.setUTCHours(12, 0, 0, 0);
  do at.setUTCDate(at.getUTCDate() + 1);
  while (at.getUTCDay() !== 3 || at.getUTCDate() < 8 || at.getUTCDate() > 18);
  return at.toISOString();
}

/** On a busy machine the stand-in takes longer than an impatient page waits, which then says that something is being made. */
const calm = { SEED: "none", SEED_NOW: nextNoon(), SHOPIFY_PATIENCE: "3" };

/** Local mode and a browser for one test file; both end with it. */
export function useWorld(settings: Record<string, string> = calm): World {
  let local: LocalMode | undefined;
  let browser: Browser | undefined;
  let made: World | undefined;
  let folder = "";
  const visits: Visit[] = [];
  countTries();
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "fidelio-browser-"));
    [local, browser] = await Promise.all([startLocalMode({ DATA_DIR: folder, ...settings }), openBrowser()]);
    made = makeWorld({ local, browser, folder, visits });
  });
  afterEach(async () => {
    const done = visits.splice(0);
    for (const { context } of done) await context.close();
    expect(done.flatMap(({ faults }) => faults).filter((fault) => !expected.some((one) => fault.includes(one)))).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await local?.stop();
    await rm(folder, { recursive: true, force: true });
  });
  return {
    get local() {
      return made!.local;
    },
    open: (options) => made!.open(options),
    control: (path, body) => made!.control(path, body),
    api: (shop, path, options) => made!.api(shop, path, options),
    settled: () => made!.settled(),
  };
}
