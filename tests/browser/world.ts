import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { call, startLocalMode, type LocalMode } from "../local/local-mode";
import { openBrowser, visit, type Visit, type VisitOptions } from "../support/browser";

export interface World {
  local: LocalMode;
  /** a fresh window; what it did wrong fails the test that opened it */
  open(options?: VisitOptions): Promise<Visit["page"]>;
  /** a call of the stand-in's control */
  control<T>(path: string, body?: unknown): Promise<T>;
  /** a call of a shop's REST interface */
  api<T>(shop: string, path: string, options?: { body?: unknown; method?: string }): Promise<T>;
  /** until everything that is due is done */
  settled(): Promise<void>;
}

/** Local mode and a browser for one test file; both end with it. */
export function useWorld(settings: Record<string, string> = { SEED: "none" }): World {
  let local: LocalMode | undefined;
  let browser: Browser | undefined;
  let folder = "";
  const visits: Visit[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "fidelio-browser-"));
    [local, browser] = await Promise.all([startLocalMode({ DATA_DIR: folder, ...settings }), openBrowser()]);
  });
  afterEach(async () => {
    const done = visits.splice(0);
    for (const { context } of done) await context.close();
    expect(done.flatMap(({ faults }) => faults)).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await local?.stop();
    await rm(folder, { recursive: true, force: true });
  });
  const world: World = {
    get local() {
      return local!;
    },
    open: async (options) => {
      const made = await visit(browser!, options);
      visits.push(made);
      return made.page;
    },
    control: (path, body) => call(`${local!.ready.store}/control/${path}`, body === undefined ? {} : { body }),
    api: async (shop, path, options = {}) => {
      const keys = JSON.parse(await readFile(join(folder, "local-keys.json"), "utf8")) as Record<string, string>;
      return call(`${local!.ready.app}/api/v1/${path}`, { key: keys[shop]!, ...options });
    },
    settled: async () => {
      await expect
        .poll(
          async () => {
            const { webhooks } = await call<{ webhooks: number }>(`${local!.ready.store}/control/undelivered`);
            return webhooks + (await call<{ backlog: number }>(`${local!.ready.app}/healthz`)).backlog;
          },
          { timeout: 30_000, interval: 100 },
        )
        .toBe(0);
    },
  };
  return world;
}
