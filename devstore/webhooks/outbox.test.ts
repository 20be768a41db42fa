import { createHmac } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { WebhookFaults } from "../control/faults";
import type { DevStore } from "../create-store";
import { placeOrder } from "../orders/place-order";
import { refundOrder } from "../orders/refund-order";
import { fakeApp, type FakeApp } from "../support/fake-app";
import { DEMO, testStore } from "../support/test-store";

describe("the outbox", () => {
  let app: FakeApp;
  const open: DevStore[] = [];

  beforeEach(async () => void (app = await fakeApp()));
  afterEach(async () => {
    for (const store of open.splice(0)) await store.close();
    await app.close();
  });

  const store = (options: Parameters<typeof testStore>[0] = {}): DevStore => {
    const made = testStore({ appUrl: app.url, ...options });
    open.push(made);
    return made;
  };
  const place = (from: DevStore, count: number) => {
    const { world } = from.parts;
    for (let index = 0; index < count; index += 1) {
      const lines = [{ sku: "A", title: "A", quantity: 1, price: 500 }];
      placeOrder(world, world.state.shop(DEMO)!, { id: String(100 + index), customerId: null, lines, payments: "paid" });
    }
  };
  const header = (name: string) => app.received.map((one) => one.headers[name] as string);

  it("signs the bytes that it sends, and says what they are about", async () => {
    const from = store();
    place(from, 1);
    from.webhooks.start();
    await from.webhooks.idle();
    expect(header("x-shopify-topic")).toEqual(["orders/create", "orders/paid"]);
    expect(new Set(header("x-shopify-event-id")).size).toBe(2);
    for (const { headers, body } of app.received) {
      expect(headers["x-shopify-hmac-sha256"]).toBe(createHmac("sha256", "local-secret").update(body).digest("base64"));
      expect(headers).toMatchObject({
        "x-shopify-shop-domain": DEMO,
        "x-shopify-api-version": "2026-10",
        "content-type": "application/json",
      });
      expect(JSON.parse(body.toString("utf8"))).toMatchObject({ id: 100, admin_graphql_api_id: "gid://shopify/Order/100" });
    }
  });

  it("tries again with the same bytes and ids until it is answered 2xx", async () => {
    const from = store();
    app.status = 503;
    place(from, 1);
    from.webhooks.start();
    while (app.received.length < 6) await new Promise((resolve) => setTimeout(resolve, 5));
    app.status = 200;
    await from.webhooks.idle();
    expect(new Set(app.received.map((one) => one.body.toString("utf8"))).size).toBe(1);
    expect(new Set(header("x-shopify-webhook-id")).size).toBe(2);
  });

  it("gives up after eight retries", async () => {
    const from = store({ retryScale: 0.000001 });
    app.status = 500;
    place(from, 1);
    from.webhooks.start();
    await from.webhooks.idle();
    expect(app.received).toHaveLength(18);
  });

  it("delivers after a restart what was not delivered before", async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "devstore-"));
    const first = store({ dataDir });
    place(first, 3);
    await first.close();
    const second = store({ dataDir });
    expect(second.webhooks.pending()).toBe(6);
    second.webhooks.start();
    await second.webhooks.idle();
    expect(app.received).toHaveLength(6);
    await second.close();
    const third = store({ dataDir });
    expect(third.webhooks.pending()).toBe(0);
    await third.close();
    rmSync(dataDir, { recursive: true });
  });

  async function delivered(faults: Partial<WebhookFaults>): Promise<string[]> {
    const from = store({ faults });
    app.received.length = 0;
    place(from, 200);
    from.webhooks.start();
    await from.webhooks.idle();
    return header("x-shopify-event-id");
  }

  it("is as bad as asked, and as bad in the same way for the same seed", async () => {
    const perfect = await delivered({});
    expect(new Set(perfect).size).toBe(400);
    expect(perfect).toHaveLength(400);
    const bad = { duplicate: 0.3, delay: 0.3, drop: 0.1, shuffle: true, seed: 7 };
    const once = await delivered(bad);
    const again = await delivered(bad);
    expect([...again].sort()).toEqual([...once].sort());
    const seen = new Set(once).size;
    expect(seen).toBeGreaterThan(330);
    expect(seen).toBeLessThan(385);
    expect(once.length - seen).toBeGreaterThan(70);
    expect([...new Set((await delivered({ ...bad, seed: 8 })).sort())]).not.toEqual([...new Set(once)].sort());
  });

  it("shuffles without losing any", async () => {
    const perfect = await delivered({});
    const shuffled = await delivered({ shuffle: true });
    expect([...shuffled].sort()).toEqual([...perfect].sort());
    expect(shuffled).not.toEqual(perfect);
  });

  it("keeps every digit of ids above 2^53", async () => {
    const from = store();
    const { world } = from.parts;
    const lines = [{ id: "9007199254740997", sku: "A", title: "A", quantity: 1, price: 500 }];
    placeOrder(world, world.state.shop(DEMO)!, { id: "9007199254740995", customerId: null, lines, payments: "paid" });
    refundOrder(world, world.state.shop(DEMO)!, "9007199254740995", {
      id: "9007199254740993",
      lines: [{ line: "9007199254740997", quantity: 1 }],
    });
    from.webhooks.start();
    await from.webhooks.idle();
    const refund = app.received.find((one) => one.headers["x-shopify-topic"] === "refunds/create")!.body.toString("utf8");
    for (const id of ['"id":9007199254740993', '"order_id":9007199254740995', '"line_item_id":9007199254740997'])
      expect(refund).toContain(id);
  });
});
