import { copyFileSync, mkdtempSync, readFileSync, rmSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DevStore } from "../create-store";
import { toMinor } from "../store/money";
import { totalsOf } from "../store/order-totals";
import { fakeApp, type FakeApp } from "../support/fake-app";
import { DEMO, FRENCH, testStore } from "../support/test-store";
import { readData } from "./read-data";
import { caseOrders } from "./second-shop-cases";

const now = new Date("2026-11-20T10:30:00Z");

describe("the demo data", () => {
  let app: FakeApp;
  let store: DevStore;
  let folder: string;
  const seed = (into: DevStore) => into.seed({ now, appApi: () => Promise.resolve({ baseUrl: app.url, key: "key" }) });

  beforeAll(async () => {
    app = await fakeApp();
    folder = mkdtempSync(join(tmpdir(), "devstore-"));
    store = testStore({ dataDir: folder, now: () => now });
    await seed(store);
  });
  afterAll(async () => {
    await store.close();
    await app.close();
    rmSync(folder, { recursive: true });
  });

  const table = <K extends "order" | "customer" | "product">(kind: K, shop = DEMO) => [
    ...store.parts.world.state.table(kind, shop).values(),
  ];

  it("of the first shop is all of the file", async () => {
    expect((await seed(store))[DEMO]).toEqual({ customers: 435, orders: 1657, refunds: 358 });
    const speakers = table("customer").filter((customer) => customer.locale === "fr").length;
    expect(Math.abs(speakers - 435 / 2)).toBeLessThan(25);
    expect(new Set(table("order").flatMap((order) => order.lines.map((line) => line.id))).size).toBe(33_814);
    expect(new Set(table("order").flatMap((order) => order.refunds.map((refund) => refund.id))).size).toBe(358);
    expect(table("product").length).toBe(2807);
    expect(table("product").filter((product) => product.collections.includes("coffee-and-tea")).length).toBeGreaterThan(50);
  });

  it("has the file's amounts, all paid, and money refunded by line", () => {
    const data = readData();
    let goods = 0;
    let refunded = 0;
    const prices = new Map<number, number>();
    for (const one of data) {
      if (one.type === "order") {
        goods += toMinor(one.shipping, "GBP");
        for (const line of one.lines) {
          prices.set(line.id, toMinor(line.price, "GBP"));
          goods += line.quantity * toMinor(line.price, "GBP");
        }
      } else for (const line of one.lines) refunded += line.quantity * prices.get(line.line)!;
    }
    const totals = table("order").map((order) => totalsOf(order));
    expect(totals.reduce((sum, one) => sum + one.total, 0)).toBe(goods);
    expect(totals.reduce((sum, one) => sum + one.refunded, 0)).toBe(refunded);
    expect(totals.every((one) => one.outstanding === 0)).toBe(true);
  });

  it("ends yesterday at the file's time of day, each customer made just before their first order", () => {
    const last = table("order")
      .map((order) => order.createdAt)
      .sort()
      .at(-1)!;
    expect(last.slice(0, 10)).toBe("2026-11-19");
    const original = readData()
      .filter((one) => one.type === "order")
      .map((one) => one.at)
      .sort()
      .at(-1)!;
    expect(last.slice(11, 19)).toBe(original.slice(11, 19));
    for (const order of table("order")) {
      const customer = store.parts.world.state.get("customer", DEMO, order.customerId!)!;
      expect(customer.createdAt < order.createdAt).toBe(true);
    }
  });

  it("of the second shop has every case", () => {
    const orders = new Map(table("order", FRENCH).map((order) => [order.id, order]));
    expect(orders.size).toBeGreaterThan(58);
    for (const id of Object.values(caseOrders)) expect(orders.has(id), id).toBe(true);
    const of = (name: keyof typeof caseOrders) => orders.get(caseOrders[name])!;
    expect(of("guest")).toMatchObject({ customerId: null, email: "invite@example.com" });
    expect(of("exchangeEven").refunds[0]).toMatchObject({ transactions: [] });
    expect(of("refundByAmount").refunds[0]).toMatchObject({ lines: [], discrepancy: 1000 });
    expect(of("shippingRefunded").refunds[0]).toMatchObject({ lines: [], shipping: 490, discrepancy: 0 });
    expect(totalsOf(of("partlyPaid")).outstanding).toBeGreaterThan(0);
    expect(of("giftCardUsed").transactions.map((one) => one.gateway)).toEqual(["gift_card", "shopify_payments"]);
    expect(totalsOf(of("giftCardUsed")).outstanding).toBe(0);
    expect(of("cancelled").cancelledAt).not.toBeNull();
    expect(of("debt").refunds).toHaveLength(1);
    expect(app.posted).toEqual(["/api/v1/members/5013/block", "/api/v1/members/5012/redemptions"]);
    const young = now.getTime() - 60 * 86_400_000;
    const old = [...orders.values()].filter((order) => Date.parse(order.createdAt) < young).map((order) => order.id);
    expect(old).toEqual([caseOrders.toExpire]);
  });

  it("goes on where a kill cut it, and comes to the same", async () => {
    const whole = readFileSync(join(folder, "store.jsonl"));
    for (const share of process.env["LONG"] ? [0.05, 0.3, 0.5, 0.7, 0.93, 0.99] : [0.5]) {
      const cut = mkdtempSync(join(tmpdir(), "devstore-"));
      copyFileSync(join(folder, "store.jsonl"), join(cut, "store.jsonl"));
      truncateSync(join(cut, "store.jsonl"), Math.floor(whole.length * share));
      const resumed = testStore({ dataDir: cut, now: () => now });
      await resumed.seed({ now: new Date("2027-01-01T00:00:00Z"), appApi: () => Promise.resolve({ baseUrl: app.url, key: "key" }) });
      const { state } = resumed.parts.world;
      for (const shop of [DEMO, FRENCH]) {
        expect([...state.table("order", shop).values()]).toEqual(table("order", shop));
        expect([...state.table("customer", shop).values()]).toEqual(table("customer", shop));
      }
      expect([...state.unsettled.keys()]).toEqual([...store.parts.world.state.unsettled.keys()]);
      await resumed.close();
      rmSync(cut, { recursive: true });
    }
  });
});
