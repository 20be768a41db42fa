import pg from "pg";
import { afterAll, beforeAll } from "vitest";
import { answerControl } from "../../devstore/control/answer";
import { createStore, type DevStore } from "../../devstore/create-store";
import { until } from "../../devstore/local/wait";
import { createApiKey } from "../../app/db/api-keys.server";
import { closeDatabase, openDatabase } from "../../app/db/client.server";
import { systemSql } from "../../app/db/system.server";
import { inShop } from "../../app/db/tenancy.server";
import { settleReferralsJob } from "../../app/jobs/schedule";
import { audit, type Audit } from "../../app/ledger/audit.server";
import { balanceOf, installTestShop, makeTestMember, type Balance } from "../../app/redemptions/test-shop.fixture";
import { signProxy } from "../../app/shopify/proxy-signature";
import { benchServer } from "../bench/intake/database";
import { freePort } from "../local/local-mode";
import { asAdmin } from "./database";
import { openGate, type Gate } from "./gate";
import { processorOf } from "./processor";
import { realProcess, type RealProcess } from "./real-app";

const domain = "demo.myshopify.com";

export interface Said {
  status: number;
  body: Record<string, unknown>;
}

export interface Lock {
  /** resolves once a transaction of the app waits for it */
  awaited(): Promise<void>;
  free(): Promise<void>;
}

export interface RealShop {
  /** started again after a kill, either is as if it had been dead for a while: its jobs are given back, what waits for seconds is due */
  web: RealProcess;
  worker: RealProcess;
  /** what web and worker ask Shopify passes here */
  gates: { web: Gate; worker: Gate };
  store: DevStore;
  shopId: string;
  domain: string;
  /** a customer with so many points to spend */
  member(points: number): Promise<string>;
  redeem(customer: string, reward?: string): Promise<Said>;
  /** what a customer's page of the storefront sends to `/proxy/<path>`, as Shopify's app proxy brings it */
  shopper(customer: string, path: string, fields: Record<string, string>): Promise<Said>;
  release(redemption: string): Promise<Said>;
  /** an order, with the code if one is named, told of by webhooks */
  order(customer: string, code?: string): Promise<string>;
  cancel(orderId: string): Promise<void>;
  /** ids of a customer's redemptions */
  redemptionsOf(customer: string): Promise<string[]>;
  row(redemption: string): Promise<{ status: string; code: string }>;
  balance(customer: string): Promise<Balance>;
  codes(): Array<{ code: string; active: boolean }>;
  /** gift cards and store credit that a customer has, each by itself, minor units */
  gifts(customer: string): number[];
  /** as if every try of which nobody knows what became were a minute ago */
  aMinuteLater(): Promise<void>;
  /** moves business time, here and in the store */
  daysLater(days: number): Promise<void>;
  /** has the referrals settled that are due, as the schedule does each minute */
  settleReferrals(): Promise<void>;
  /** holds the member's row, so that whoever wants to post for them waits */
  lock(customer: string): Promise<Lock>;
  /** holds what a statement touches */
  hold(sql: string, values: readonly unknown[]): Promise<Lock>;
  audit(): Promise<Audit>;
  /** processor time of the database's connections so far, in milliseconds; null where they are not on this machine */
  databaseMs(): Promise<number | null>;
}

interface Options {
  /** without it: the web alone */
  worker: boolean;
  /** the store's Admin API answers at once, whatever is asked */
  unthrottled?: boolean;
}

/** The stand-in store in this process, the web and the worker in processes of their own, all on a database of its own. */
export async function startRealShop({ worker: wanted, unthrottled = false }: Options): Promise<{ shop: RealShop; stop(): Promise<void> }> {
  const server = await benchServer();
  const database = await server.fresh();
  openDatabase(database.url, { connections: 4 });

  const port = await freePort();
  const store = createStore({
    dataDir: null,
    appUrl: `http://127.0.0.1:${port}`,
    apiKey: "local-key",
    apiSecret: "local-secret",
    control: { moveClock: nothing, now: () => Promise.resolve(new Date()), sweep: nothing, backlog: () => Promise.resolve(0) },
    retryScale: 0.01,
    unthrottled,
  });
  const gates = { web: await openGate(store), worker: await openGate(store) };
  const shopId = await installTestShop(store, domain);
  const { key } = await createApiKey(shopId, { label: "test" });
  const web = await realProcess("web", { port, databaseUrl: database.url, shopifyVia: gates.web.url });
  const worker = await realProcess("worker", {
    port: await freePort(),
    databaseUrl: database.url,
    shopifyVia: gates.worker.url,
    idle: !wanted,
  });
  store.webhooks.start();
  const { adminUrl } = database;
  const again = (one: RealProcess): RealProcess => ({ ...one, start: () => aWhileLater(adminUrl).then(one.start) });
  return {
    shop: {
      web: again(web),
      worker: again(worker),
      gates,
      store,
      shopId,
      domain,
      ...acts({ store, shopId, web, key, adminUrl }),
    },
    stop: async () => {
      await Promise.all([web.stop(), worker.stop()]);
      await Promise.all([gates.web.close(), gates.worker.close()]);
      await store.close();
      await closeDatabase();
      await database.drop();
      await server.stop();
    },
  };
}

/** For tests: all of `startRealShop`, for the whole file. */
export function useRealShop(): RealShop {
  const shop = {} as RealShop;
  let stop: () => Promise<void> = nothing;
  beforeAll(async () => {
    const started = await startRealShop({ worker: true });
    Object.assign(shop, started.shop);
    stop = started.stop;
  }, 300_000);
  afterAll(() => stop(), 60_000);
  return shop;
}

const nothing = (): Promise<never> => Promise.resolve(undefined as never);

interface Ground {
  store: DevStore;
  shopId: string;
  web: RealProcess;
  key: string;
  adminUrl: string;
}

type Acts = Omit<RealShop, "web" | "worker" | "gates" | "store" | "shopId" | "domain">;

function acts({ store, shopId, web, key, adminUrl }: Ground): Acts {
  const post = async (path: string, body: object): Promise<Said> => {
    const headers = { authorization: `Bearer ${key}`, "content-type": "application/json", connection: "close" };
    const answer = await fetch(`${web.url}/api/v1${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  const control = async (path: string, body: object) => {
    const request = new Request(`http://localhost/control/orders${path}`, { method: "POST", body: JSON.stringify(body) });
    return (await (await answerControl(store.parts.control, request)).json()) as { id?: unknown };
  };
  let customers = 0;
  return {
    member: (points) => makeTestMember(store, { shopId, domain }, String(7_000_000_000_001 + (customers += 1)), points),
    redeem: (customer, reward = "five-off") => post(`/members/${customer}/redemptions`, { reward }),
    shopper: async (customer, path, fields) => {
      const query = new URLSearchParams({ shop: domain, logged_in_customer_id: customer, path_prefix: "/apps/fidelio" });
      query.append("timestamp", String(Math.floor(Date.now() / 1000)));
      query.append("signature", signProxy(query, "local-secret"));
      const headers = { accept: "application/json", connection: "close" };
      const body = new URLSearchParams(fields);
      const answer = await fetch(`${web.url}/proxy/${path}?${query.toString()}`, { method: "POST", headers, body });
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    },
    release: (redemption) => post(`/redemptions/${redemption}/release`, {}),
    order: async (customer, code) => {
      const order = { customer, discountCodes: code ? [code] : [], lines: [{ title: "Lantern", price: "100.00", quantity: 1 }] };
      return String((await control("", order)).id);
    },
    cancel: (orderId) => control(`/${orderId}/cancel`, {}).then(() => undefined),
    redemptionsOf: (customer) =>
      inShop(shopId, async (tx) => {
        const member = await tx.prisma.member.findFirstOrThrow({ where: { customerId: BigInt(customer) } });
        return (await tx.prisma.redemption.findMany({ where: { memberId: member.id } })).map(({ id }) => id);
      }),
    row: (redemption) =>
      inShop(shopId, async (tx) => {
        const { status, discountId } = await tx.prisma.redemption.findFirstOrThrow({ where: { id: redemption } });
        return { status, code: (await tx.prisma.discount.findFirstOrThrow({ where: { id: discountId ?? "" } })).code };
      }),
    balance: (customer) => balanceOf(shopId, customer),
    codes: () =>
      [...store.parts.world.state.table("discount", domain).values()].map(({ code, endsAt }) => ({
        code,
        active: endsAt === null || Date.parse(endsAt) > store.now().getTime(),
      })),
    gifts: (customer) => {
      const { state } = store.parts.world;
      const cards = [...state.table("giftCard", domain).values()].filter((one) => one.customerId === customer && one.disabledAt === null);
      const accounts = [...state.table("creditAccount", domain).values()].filter((one) => one.customerId === customer);
      return [...cards.map(({ initial }) => initial), ...accounts.flatMap(({ credits }) => credits.map(({ amount }) => amount))];
    },
    aMinuteLater: async () => {
      await inShop(shopId, (tx) => tx.prisma.discount.updateMany({ where: { triedAt: { not: null } }, data: { triedAt: new Date(0) } }));
      await aWhileLater(adminUrl);
    },
    daysLater: async (days) => {
      const ms = days * 86_400_000;
      await systemSql("update clock set offset_ms = offset_ms + $1", [ms]);
      store.parts.control.clockMoved(new Date(store.now().getTime() + ms));
    },
    settleReferrals: () => inShop(shopId, (tx) => tx.addJob(settleReferralsJob.name, {}, { key: "a test's settling" })),
    lock: (customer) => hold(adminUrl, "select from member where customer_id = $1 for update", [customer]),
    hold: (sql, values) => hold(adminUrl, sql, values),
    audit: () => inShop(shopId, audit),
    databaseMs: () => databaseMs(adminUrl),
  };
}

/** More than the queue's grace for the jobs of a process that may be dead, and than our jobs leave to a first try. */
const aWhile = `
  update graphile_worker._private_job_queues set locked_at = locked_at - interval '10 s' where locked_at is not null;
  update graphile_worker._private_jobs set locked_at = locked_at - interval '10 s' where locked_at is not null;
  update graphile_worker._private_jobs set run_at = now() where locked_at is null and run_at between now() and now() + interval '10 s'`;

const aWhileLater = (adminUrl: string): Promise<void> => asAdmin(adminUrl, (client) => client.query(aWhile)).then(() => undefined);

async function databaseMs(adminUrl: string): Promise<number | null> {
  const watch = new pg.Client({ connectionString: adminUrl });
  await watch.connect();
  const { rows } = await watch.query<{ pid: number }>(
    "select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
  await watch.end();
  const each = await Promise.all(rows.map(({ pid }) => processorOf(pid)));
  return each.includes(null) ? null : each.reduce<number>((sum, one) => sum + (one ?? 0), 0);
}

async function hold(adminUrl: string, sql: string, values: readonly unknown[]): Promise<Lock> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  // what is inserted holds its own keys alone, not the rows that it points to
  await client.query("set session_replication_role = replica");
  await client.query("begin");
  await client.query(sql, [...values]);
  return {
    awaited: () =>
      until("a transaction that waits", async () => {
        const watch = new pg.Client({ connectionString: adminUrl });
        await watch.connect();
        const { rows } = await watch.query("select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
        await watch.end();
        return rows.length > 0;
      }),
    free: async () => {
      await client.query("rollback");
      await client.end();
    },
  };
}
