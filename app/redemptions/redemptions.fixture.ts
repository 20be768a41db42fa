import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll } from "vitest";
import { createStore, type DevStore } from "../../devstore/create-store";
import { shopifyHandlers } from "../../devstore/msw";
import { singleton } from "../base/singleton";
import { systemSql } from "../db/system.server";
import { inShop } from "../db/tenancy.server";
import { applyOrders } from "../intake/orders/apply-orders.server";
import { findDiscountByCode } from "../shopify/discounts.server";
import { readOrder } from "../shopify/orders.server";
import { balanceOf, givePoints, installTestShop, makeTestMember, type Balance } from "./test-shop.fixture";

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
  balance(customer: string): Promise<Balance>;
  faults(faults: { error?: number; timeoutAfterCommit?: number; throttle?: number }): void;
  /** codes that stand at Shopify */
  codes(): Array<{ code: string; active: boolean }>;
  /** gift cards at Shopify */
  cards(): Array<{ code: string; customer: string | null; active: boolean }>;
  /** what a customer was credited at Shopify, minor units, each by itself */
  credits(customer: string): number[];
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
    shop.id = await installTestShop(store, domain);
    // the store reads Shopify's schema at its first answer, for which nobody who redeems would wait on a busy machine
    await findDiscountByCode(domain, "WARM-UP");
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
    member: (points) => makeTestMember(store, { shopId: shop.id, domain }, String(7_000_000_000_001 + (customers += 1)), points),
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
    balance: (customer) => balanceOf(shop.id, customer),
    faults: (faults) => setFaults(store, faults),
    codes: () =>
      [...store.parts.world.state.table("discount", domain).values()].map(({ code, endsAt }) => ({
        code,
        active: endsAt === null || Date.parse(endsAt) > store.now().getTime(),
      })),
    cards: () =>
      [...store.parts.world.state.table("giftCard", domain).values()].map(({ code, customerId, disabledAt }) => ({
        code: code.toUpperCase(),
        customer: customerId,
        active: disabledAt === null,
      })),
    credits: (customer) =>
      [...store.parts.world.state.table("creditAccount", domain).values()]
        .filter(({ customerId }) => customerId === customer)
        .flatMap(({ credits }) => credits.map(({ amount }) => amount)),
  };
}

/** The caller gave up: whatever is answered now, nobody hears it. */
const unheard = (): Response => new Response(null, { status: 503 });

function setFaults(store: DevStore, faults: { error?: number; timeoutAfterCommit?: number; throttle?: number }): void {
  store.parts.control.setAdminFaults({ throttle: 0, error: 0, timeoutAfterCommit: 0, seed: 1, ...faults });
  singleton("admin-budgets", () => new Map()).clear();
}
