import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { createApiKey } from "../../app/db/api-keys.server";
import { closeDatabase, openDatabase } from "../../app/db/client.server";
import { inShop } from "../../app/db/tenancy.server";
import { audit } from "../../app/ledger/audit.server";
import { enqueueSweep } from "../../app/intake/sweep/ask-sweep.server";
import { installTestShop } from "../../app/redemptions/test-shop.fixture";
import { answerControl } from "../../devstore/control/answer";
import { createStore, type DevStore } from "../../devstore/create-store";
import { until } from "../../devstore/local/wait";
import { freePort } from "../local/local-mode";
import { openGate } from "../support/gate";
import { ledgerState, type LedgerState } from "../support/ledger-state";
import { openBalancer } from "./balancer";
import { disturb, type Disturbing, type Server } from "./disturb";
import { play } from "./play";
import { customerIds, domain, type Step } from "./script";
import { supervise } from "./supervised";

/** How badly webhooks are delivered and the Admin API answers while it goes on. */
export interface Faults {
  webhooks: object;
  adminApi: object;
}

export interface Living {
  server: Server;
  databaseUrl: string;
  steps: readonly Step[];
  /** of each kind */
  processes: number;
  /** null: calm */
  chaos: { perSecond: number; disturbing: Disturbing; faults: Faults } | null;
  /** how long it may take until all is done afterwards */
  patienceMs: number;
}

export interface Lived {
  state: LedgerState;
  failedChecks: unknown[];
  deadLetters: number;
  kills: number;
  restarts: number;
  /** events that the inbox holds */
  events: number;
  /** what was made at Shopify, by code, and how often each was used by an order */
  codes: Array<{ code: string; used: number }>;
  redeemed: string[];
  /** from the last step until nothing was left to do, seconds */
  settledAfter: number;
}

const nothing = (): Promise<never> => Promise.resolve(undefined as never);

/** One shop's life with web and worker processes, through the end of all that it left to do. */
export async function live({ server, databaseUrl, steps, processes, chaos, patienceMs }: Living): Promise<Lived> {
  openDatabase(databaseUrl, { connections: 4 });
  const ports = await Promise.all(Array.from({ length: processes }, freePort));
  const balancer = await openBalancer(ports);
  const store = createStore({
    dataDir: null,
    appUrl: balancer.url,
    apiKey: "local-key",
    apiSecret: "local-secret",
    control: { moveClock: nothing, now: () => Promise.resolve(new Date()), sweep: nothing, backlog: () => Promise.resolve(0) },
    retryScale: 0.02,
    unthrottled: true,
  });
  const gate = await openGate(store);
  const shopId = await installTestShop(store, domain);
  const { key } = await createApiKey(shopId, { label: "chaos" });
  for (const id of customerIds) await tell(store, "/customers", { id, email: `c${id}@example.com`, at: "2026-01-05T10:00:00Z" });
  const shared = { databaseUrl, shopifyVia: gate.url };
  const webs = ports.map((port, place) => supervise("web", `web ${place + 1}`, { port, ...shared }));
  const workers = await Promise.all(
    ports.map(async (_, place) => supervise("worker", `worker ${place + 1}`, { port: await freePort(), ...shared })),
  );
  try {
    await until("the app's answer", () => answers(balancer.url));
    store.webhooks.start();
    if (chaos) await fault(store, chaos.faults);
    const disturbed = chaos ? disturb({ webs, workers, server }, chaos.disturbing) : Promise.resolve(0);
    const { redemptions } = await play({ store, shopId, appUrl: balancer.url, apiKey: key }, steps, chaos?.perSecond ?? null);
    const kills = await disturbed;
    const began = performance.now();
    await fault(store, { webhooks: {}, adminApi: {} });
    const redeemed = await within(redemptions, patienceMs, "the redemptions");
    await settle(databaseUrl, { store, shopId, patienceMs });
    const settledAfter = (performance.now() - began) / 1000;
    return {
      state: await ledgerState(shopId),
      failedChecks: (await inShop(shopId, audit)).checks.filter(({ ok }) => !ok),
      ...(await inboxOf(databaseUrl)),
      kills,
      restarts: [...webs, ...workers].reduce((sum, one) => sum + one.restarts(), 0),
      codes: [...store.parts.world.state.table("discount", domain).values()].map(({ code, used }) => ({ code, used })),
      redeemed,
      settledAfter,
    };
  } finally {
    await Promise.all([...webs, ...workers].map((one) => one.stop()));
    await balancer.close();
    await store.close();
    await gate.close();
    await closeDatabase();
  }
}

async function tell(store: DevStore, path: string, body: object): Promise<void> {
  const request = new Request(`http://localhost/control${path}`, { method: "POST", body: JSON.stringify(body) });
  const answer = await answerControl(store.parts.control, request);
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
}

async function fault(store: DevStore, { webhooks, adminApi }: Faults): Promise<void> {
  await tell(store, "/webhooks", webhooks);
  await tell(store, "/admin-api", adminApi);
}

const answers = (url: string): Promise<boolean> =>
  fetch(`${url}/healthz`, { headers: { connection: "close" } }).then(
    ({ ok }) => ok,
    () => false,
  );

/**
 * Everything that was told is done, then what was never told is found: the sweep, as it comes every quarter of an hour, and the schedule's
 * look at redemptions that stand half made. Jobs that wait for another try are brought forward, so that nobody waits for their hour.
 */
async function settle(url: string, { store, shopId, patienceMs }: { store: DevStore; shopId: string; patienceMs: number }): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const idle = async () => {
      if (store.webhooks.pending() > 0) return false;
      await client.query(
        "update graphile_worker._private_jobs set run_at = now() where attempts > 0 and attempts < max_attempts and run_at > now() and locked_at is null",
      );
      const { rows } = await client.query<{ left: number }>(
        `select (select count(*) from webhook_event where processed_at is null and dead_at is null)::int +
                (select count(*) from graphile_worker._private_jobs
                  where attempts < max_attempts and (run_at <= now() or attempts > 0 or locked_at is not null))::int as left`,
      );
      return rows[0]!.left === 0;
    };
    for (const sweep of [true, false]) {
      // twice in a row: between two looks a job may have been on its way to the next
      for (let calm = 0; calm < 2; calm++) await until("all that was left to do", idle, patienceMs);
      if (sweep) await inShop(shopId, (tx) => enqueueSweep(tx, { full: true }));
      await wait(300);
    }
  } finally {
    await client.end();
  }
}

async function inboxOf(url: string): Promise<{ deadLetters: number; events: number }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ deadLetters: number; events: number }>(
    'select count(dead_at)::int as "deadLetters", count(*)::int as events from webhook_event',
  );
  await client.end();
  return rows[0]!;
}

async function within<T>(promise: Promise<T>, ms: number, what: string): Promise<T> {
  const late = new AbortController();
  const limit = wait(ms, undefined, { signal: late.signal }).then(() =>
    Promise.reject(new Error(`Waited ${ms / 1000} seconds in vain for ${what}.`)),
  );
  limit.catch(() => undefined);
  try {
    return await Promise.race([promise, limit]);
  } finally {
    late.abort();
  }
}
