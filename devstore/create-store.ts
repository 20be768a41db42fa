import type { AddressInfo } from "node:net";
import { usualVisitor } from "./admin/visitor";
import { AdminApi } from "./admin-api/execute";
import type { AppApi, AppControl } from "./control/app-control";
import { faultsSchema, noAdminFaults, type WebhookFaults } from "./control/faults";
import { makeServer } from "./http/server";
import { answerShop } from "./http/shop-request";
import { stockShop } from "./seed/catalogue";
import { seedDemo, type SeedCounts } from "./seed/seed-demo";
import { shops } from "./seed/shops";
import { makeIdToken } from "./sign-in/id-token";
import { giveToken } from "./sign-in/tokens";
import { State } from "./store/state";
import type { Store } from "./store-parts";
import { Outbox } from "./webhooks/outbox";
import { Sender } from "./webhooks/send";

export interface StoreOptions {
  /** where the journal lies; null keeps everything in memory */
  dataDir: string | null;
  appUrl: string;
  apiKey: string;
  apiSecret: string;
  control: AppControl;
  /** the machine's clock; business time is this plus what /control/clock added */
  now?: () => Date;
  faults?: Partial<WebhookFaults>;
  /** multiplies the waits of retries and of delayed deliveries */
  retryScale?: number;
  /** the Admin API never says THROTTLED by itself */
  unthrottled?: boolean;
}

export interface SeedOptions {
  /** the instant that the demo's dates are moved to; an unfinished seed keeps the one it began with */
  now?: Date;
  appApi(shop: string): Promise<AppApi>;
}

export interface DevStore {
  listen(port: number, host?: string): Promise<number>;
  close(): Promise<void>;
  seed(options: SeedOptions): Promise<SeedCounts>;
  seeded(): boolean;
  /** its clock was never set: nothing can have happened yet */
  isNew(): boolean;
  /** where business time begins, before anything happened; from then on it only goes forward */
  setFirstClock(at: Date): void;
  webhooks: { start(): void; idle(): Promise<void>; pending(): number; setFaults(faults: Partial<WebhookFaults>): void };
  handle(request: Request): Promise<Response>;
  adminUrl(shop: string, path?: string, staffId?: string): string;
  idToken(shop: string, staffId?: string): string;
  accessToken(shop: string, scopes?: string[]): string;
  now(): Date;
  /** its inside, for tests of the stand-in itself */
  parts: Store;
}

const CONNECTIONS = 32;
const PATIENCE_MS = 5_000;

/** A stand-in Shopify with two shops. See README.md. */
export function createStore(options: StoreOptions): DevStore {
  const state = new State(options.dataDir);
  for (const shop of shops) {
    if (!state.shop(shop.domain)) state.commit([["shop", shop.domain, shop.domain, shop]]);
    stockShop(state, shop);
  }
  const machine = options.now ?? (() => new Date());
  const offset = () => state.get("counter", "", "clock") ?? 0;
  const now = () => new Date(machine().getTime() + offset());
  let adminFaults = noAdminFaults;
  const sender = new Sender(new URL("/webhooks", options.appUrl), CONNECTIONS, PATIENCE_MS);
  const outbox = new Outbox(state, sender, options.apiSecret, faultsSchema.parse(options.faults ?? {}), options.retryScale ?? 1);
  const world = { state, now, faults: () => outbox.faults };
  const api = new AdminApi(world, () => adminFaults, options.unthrottled);
  const app = { apiKey: options.apiKey, apiSecret: options.apiSecret };
  const idToken = (shop: string, staffId = usualVisitor(world).staff) => makeIdToken(shop, options.apiKey, options.apiSecret, staffId);
  const store: Store = {
    world,
    api,
    app,
    appUrl: new URL(options.appUrl).origin,
    idToken,
    adminUrl: (shop, path = "/app", staffId) => {
      const url = new URL(path, options.appUrl);
      const host = Buffer.from(`admin.shopify.com/store/${shop.replace(/\.myshopify\.com$/, "")}`).toString("base64url");
      const query = { shop, host, embedded: "1", id_token: idToken(shop, staffId) };
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
      return url.href;
    },
    control: {
      world,
      app: options.control,
      clockMoved: (to) => state.commit([["counter", "", "clock", Math.max(offset(), to.getTime() - machine().getTime())]]),
      undelivered: () => outbox.pending(),
      faults: () => outbox.faults,
      setFaults: (faults) => void (outbox.faults = faults),
      adminFaults: () => adminFaults,
      setAdminFaults: (faults) => void (adminFaults = faults),
    },
  };
  const server = makeServer(store);
  return {
    parts: store,
    now,
    adminUrl: store.adminUrl,
    idToken,
    accessToken: (shop, scopes) => giveToken(state, state.shop(shop)!, false, undefined, scopes).access_token,
    handle: (request) => answerShop(state, api, app, new URL(request.url).hostname, request),
    seed: (wanted) => seedDemo(world, { ...wanted, control: options.control, pending: () => outbox.pending() }),
    isNew: () => state.get("counter", "", "clock") === undefined,
    setFirstClock: (at) => state.commit([["counter", "", "clock", at.getTime() - machine().getTime()]]),
    seeded: () => state.get("mark", "", "seeded") !== undefined,
    webhooks: {
      start: () => outbox.start(),
      idle: () => outbox.idle(),
      pending: () => outbox.pending(),
      setFaults: (faults) => void (outbox.faults = faultsSchema.parse(faults)),
    },
    listen: (port, host = "127.0.0.1") =>
      new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, host, () => {
          outbox.start();
          resolve((server.address() as AddressInfo).port);
        });
      }),
    close: async () => {
      outbox.stop();
      server.closeAllConnections();
      if (server.listening) await new Promise<void>((resolve) => server.close(() => resolve()));
      state.close();
    },
  };
}
