import { setupServer } from "msw/node";
import { v7 as uuid } from "uuid";
import { afterAll, afterEach, beforeAll } from "vitest";
import { createStore, type DevStore } from "../../devstore/create-store";
import { shopifyHandlers } from "../../devstore/msw";
import { singleton } from "../base/singleton";
import { systemPrisma, systemSql } from "../db/system.server";
import { inShop, type ShopTx } from "../db/tenancy.server";
import { applyOrders } from "../intake/orders/apply-orders.server";
import { post } from "../ledger/post.server";
import { demoProgram } from "../loyalty/default-program";
import type { ProgramDocument } from "../loyalty/program";
import { publishProgram } from "../programs/publish.server";
import { readOrder } from "../shopify/orders.server";

const domain = "demo.myshopify.com";
const outside = {
  moveClock: () => Promise.resolve(),
  now: () => Promise.resolve(new Date()),
  sweep: () => Promise.resolve(null),
  backlog: () => Promise.resolve(0),
};

export interface Shop {
  readonly id: string;
  readonly domain: string;
  readonly store: DevStore;
  /** a customer at Shopify and here, active, with so many points to spend */
  member(points: number): Promise<string>;
  /** more points for a member, spendable now, that expire in so many days */
  lot(customer: string, points: number, days: number): Promise<void>;
  /** an order in the store with these codes: its id. The app has not heard of it */
  order(customer: string, codes?: string[], price?: string): Promise<string>;
  control(path: string, body: object): Promise<Record<string, unknown>>;
  /** the app hears of an order, as Shopify tells it now */
  hear(orderId: string): Promise<void>;
  /** moves business time here and in the store, by days */
  later(days: number): Promise<void>;
  balance(customer: string): Promise<{ pending: number; available: number; held: number; owed: number }>;
  faults(faults: { error?: number; timeoutAfterCommit?: number; throttle?: number }): void;
  /** codes that stand at Shopify */
  codes(): Array<{ code: string; active: boolean }>;
}

/** For tests: the stand-in store's first shop, installed here with the demo's program; its Admin API in this process. */
export function useShop(): Shop {
  const store = createStore({
    dataDir: null,
    appUrl: "http://localhost:3000",
    apiKey: "local-key",
    apiSecret: "local-secret",
    control: outside,
  });
  const server = setupServer(...shopifyHandlers({ handle: (request) => store.handle(request).catch(unheard) }));
  const shop = { id: "" };
  let customers = 0;

  beforeAll(async () => {
    server.listen();
    const row = await systemPrisma().shop.create({
      data: { domain, currency: "GBP", zone: "Europe/London", installedAt: new Date("2020-01-01T00:00:00Z") },
    });
    shop.id = row.id.toString();
    await signIn(store);
    await inShop(shop.id, (tx) => publishProgram(tx, program, { by: "test" }));
  });
  afterEach(() => setFaults(store, {}));
  afterAll(async () => {
    server.close();
    await store.close();
    await systemSql("update clock set offset_ms = 0");
  });

  const control: Shop["control"] = async (path, body) => {
    const { answerControl } = await import("../../devstore/control/answer");
    const request = new Request(`http://localhost:3001/control${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const answer = await answerControl(store.parts.control, request);
    const said = (await answer.json()) as Record<string, unknown>;
    if (!answer.ok) throw new Error(JSON.stringify(said));
    return said;
  };

  return {
    get id() {
      return shop.id;
    },
    domain,
    store,
    control,
    async member(points) {
      const customerId = String(7_000_000_000_001 + (customers += 1));
      await addCustomer(store, customerId);
      const memberId = uuid();
      await inShop(shop.id, async (tx) => {
        await tx.prisma.member.create({
          data: {
            shopId: BigInt(shop.id),
            id: memberId,
            customerId: BigInt(customerId),
            status: "active",
            joinedAt: tx.now,
            joinedHow: "api",
            createdAt: tx.now,
          },
        });
        if (points > 0) await givePoints(tx, memberId, points);
      });
      return customerId;
    },
    lot: (customer, points, days) =>
      inShop(shop.id, async (tx) => {
        const { id } = await tx.prisma.member.findUniqueOrThrow({
          where: { shopId_customerId: { shopId: BigInt(shop.id), customerId: BigInt(customer) } },
        });
        await givePoints(tx, id, points, new Date(tx.now.getTime() + days * 86_400_000).toISOString());
      }),
    async order(customer, codes = [], price = "100.00") {
      const made = await control("/orders", { customer, discountCodes: codes, lines: [{ title: "Lantern", price, quantity: 4 }] });
      return String(made["id"]);
    },
    async hear(orderId) {
      const read = await readOrder(domain, orderId);
      if (!read) throw new Error(`The store does not give order ${orderId}.`);
      await inShop(shop.id, (tx) => applyOrders(tx, [{ ...read, source: "admin" }]));
    },
    async later(days) {
      const ms = days * 86_400_000;
      await systemSql("update clock set offset_ms = offset_ms + $1", [ms]);
      store.parts.control.clockMoved(new Date(store.now().getTime() + ms));
    },
    balance: (customer) =>
      inShop(shop.id, async (tx) => {
        const row = await tx.prisma.member.findUniqueOrThrow({
          where: { shopId_customerId: { shopId: BigInt(shop.id), customerId: BigInt(customer) } },
        });
        return { pending: Number(row.pending), available: Number(row.available), held: Number(row.held), owed: Number(row.owed) };
      }),
    faults: (faults) => setFaults(store, faults),
    codes: () =>
      [...store.parts.world.state.table("discount", domain).values()].map(({ code, endsAt }) => ({
        code,
        active: endsAt === null || Date.parse(endsAt) > store.now().getTime(),
      })),
  };
}

/** The caller gave up: whatever is answered now, nobody hears it. */
const unheard = (): Response => new Response(null, { status: 503 });

/** The demo's program with a reward of 60 points beside its own. */
const program: ProgramDocument = {
  ...demoProgram,
  rewards: [...(demoProgram.rewards ?? []), { key: "small", title: { en: "£1.50 off" }, kind: "amount", cost: 60, value: "1.50" }],
};

/** An adjustment, spendable at once, that expires at `expiresAt` or never. */
async function givePoints(tx: ShopTx, memberId: string, amount: number, expiresAt: string | null = null): Promise<void> {
  const at = tx.now.toISOString();
  const dates = { earnedAt: at, availableAt: at, expiresAt };
  const cause = { type: "adjustment", id: uuid() };
  await post(tx, [{ kind: "adjust", memberId, cause, amount, dates, at, explanation: { codes: [{ code: "adjusted" }] } }]);
}

function setFaults(store: DevStore, faults: { error?: number; timeoutAfterCommit?: number; throttle?: number }): void {
  store.parts.control.setAdminFaults({ throttle: 0, error: 0, timeoutAfterCommit: 0, seed: 1, ...faults });
  singleton("admin-budgets", () => new Map()).clear();
}

async function signIn(store: DevStore): Promise<void> {
  await systemPrisma().session.create({
    data: {
      id: `offline_${domain}`,
      shop: domain,
      state: "",
      accessToken: store.accessToken(domain),
      scope: store.parts.world.state.shop(domain)?.scopes.join(",") ?? "",
    },
  });
}

async function addCustomer(store: DevStore, id: string): Promise<void> {
  const at = store.now().toISOString();
  store.parts.world.state.commit([
    [
      "customer",
      domain,
      id,
      {
        id,
        firstName: "Ada",
        lastName: "Byron",
        email: `c${id}@example.com`,
        verifiedEmail: true,
        phone: null,
        locale: "en",
        state: "disabled",
        tags: [],
        note: null,
        emailConsent: "not_subscribed",
        address: null,
        createdAt: at,
        updatedAt: at,
      },
    ],
  ]);
}
