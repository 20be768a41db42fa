import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Browser } from "playwright-core";
import { call, type LocalMode } from "../local/local-mode";
import { visit, type Visit, type VisitOptions } from "../support/browser";

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

interface Parts {
  local: LocalMode;
  browser: Browser;
  /** where local mode keeps its data */
  folder: string;
  /** every window that was opened */
  visits: Visit[];
}

const patience = 60_000;

/** Local mode as a merchant, a shopper and the stand-in's control see it. */
export function makeWorld({ local, browser, folder, visits }: Parts): World {
  const { app, store } = local.ready;
  const due = async () => {
    const { webhooks } = await call<{ webhooks: number }>(`${store}/control/undelivered`);
    return webhooks + (await call<{ backlog: number }>(`${app}/healthz`)).backlog;
  };
  return {
    local,
    open: async (options) => {
      const made = await visit(browser, options);
      visits.push(made);
      return made.page;
    },
    control: (path, body) => call(`${store}/control/${path}`, body === undefined ? {} : { body }),
    api: async (shop, path, options = {}) => {
      const keys = JSON.parse(await readFile(join(folder, "local-keys.json"), "utf8")) as Record<string, string>;
      return call(`${app}/api/v1/${path}`, { key: keys[shop]!, ...options });
    },
    settled: async () => {
      const late = Date.now() + patience;
      // twice: what a job has just told Shopify comes back as a webhook
      while ((await due()) + (await due()) > 0) {
        if (Date.now() > late) throw new Error(`${await due()} things are still due after ${patience / 1000} seconds.`);
        await wait(100);
      }
    },
  };
}
