import { beforeEach, describe, expect, it, vi } from "vitest";
import { ledgerState } from "../../../tests/support/ledger-state";
import { useDatabase } from "../../../tests/support/database";
import { systemSql } from "../../db/system.server";
import { inShop } from "../../db/tenancy.server";
import { orderFromWebhook, type OrderAndCustomer } from "../../shopify/facts/from-webhook";
import { digestOfFacts } from "../../shopify/order-digest";
import { drainUntilEmpty } from "../drain.server";
import { arrive, makeShop, orderBody, refundBody, type OrderGiven, type TestShop } from "../intake.fixture";
import { readOrderAgain } from "../orders/read-order-again.server";
import { sweepShop } from "./sweep-shop.server";

useDatabase();

/** What Shopify has, by order id, and how far back it shows it. */
const shopify = vi.hoisted(() => ({ orders: new Map<string, unknown>(), all: true, withdrawn: false, hidden: null as string | null }));

vi.mock("../../shopify/orders.server", () => ({
  readOrder: (_shop: string, orderId: string) => Promise.resolve(orderId === shopify.hidden ? null : (shopify.orders.get(orderId) ?? null)),

  async *scanOrders(_shop: string, { updatedFrom }: { updatedFrom: Date | null }) {
    const known = ([...shopify.orders.values()] as OrderAndCustomer[]).map(({ facts }) => digestOfFacts(facts));
    yield known.filter(({ updatedAt }) => updatedFrom === null || new Date(updatedAt) >= updatedFrom);
    if (shopify.withdrawn) shopify.all = false;
  },
}));
vi.mock("../../shopify/install.server", () => ({ hasScope: () => Promise.resolve(shopify.all), forgetTokens: () => Promise.resolve() }));

beforeEach(() => {
  shopify.orders.clear();
  shopify.all = true;
  shopify.withdrawn = false;
});

const has = (given: OrderGiven) => shopify.orders.set(given.id, orderFromWebhook(orderBody(given)));
const one = (id: string, more: Partial<OrderGiven> = {}): OrderGiven => ({ id, lines: [{ id, price: "10.00", quantity: 4 }], ...more });
const refund = { id: "91", at: "2026-10-03T10:00:00Z", lines: [{ line: "5002", quantity: 1, price: "10.00" }] };
const refunded = one("5002", {
  updatedAt: "2026-10-03T10:00:00Z",
  lines: [{ id: "5002", price: "10.00", quantity: 4, remaining: 3 }],
  refunds: [refund],
});

async function hear(shop: TestShop, ...orders: OrderGiven[]): Promise<void> {
  for (const order of orders) await arrive(shop, "orders/updated", orderBody(order));
  await drainUntilEmpty();
}

const points = async (shop: TestShop) => (await ledgerState(shop.id)).members["7001"]?.balance.available;

describe("the sweep", () => {
  it("finds what never came, came old, differs or is gone, repairs it, and says so once", async () => {
    const shop = await makeShop();
    await hear(shop, one("5002"), one("5003"), one("5004"), one("5005"));
    has(one("5001"));
    has(refunded);
    has(one("5003", { lines: [{ id: "5003", price: "10.00", quantity: 4, remaining: 2 }] }));
    has(one("5004"));
    const result = await sweepShop(shop.id, { full: true });
    expect(result).toEqual({
      orders: 4,
      reachedTo: null,
      drift: [
        { orderId: "5001", kind: "missing" },
        { orderId: "5002", kind: "stale" },
        { orderId: "5003", kind: "differs" },
        { orderId: "5005", kind: "gone" },
      ],
    });
    // 40 and 30 and 20 and 40
    expect(await points(shop)).toBe(130);
    expect(await sweepShop(shop.id, { full: true })).toMatchObject({ drift: [] });
    const rows = await inShop(shop.id, (tx) => tx.sql("select kind, repaired_at is not null as repaired from drift order by order_id"));
    expect(rows).toHaveLength(4);
    expect(await inShop(shop.id, (tx) => tx.sql("select drift, orders, error from sweep order by started_at, id"))).toEqual([
      { drift: 4, orders: 4, error: null },
      { drift: 0, orders: 4, error: null },
    ]);
  });

  it("goes on from where it ended when it is not asked for everything", async () => {
    const shop = await makeShop();
    has(one("5001", { updatedAt: "2026-10-05T10:00:00Z" }));
    await sweepShop(shop.id, { full: false });
    has(one("5002", { updatedAt: "2026-10-01T10:00:00Z" }));
    has(one("5003", { updatedAt: "2026-10-05T09:30:00Z" }));
    expect(await sweepShop(shop.id, { full: false })).toEqual({
      orders: 2,
      reachedTo: "2026-10-05T09:00:00.000Z",
      drift: [{ orderId: "5003", kind: "missing" }],
    });
  });

  it("does not take for gone what Shopify no longer shows because it is too old", async () => {
    const shop = await makeShop();
    await hear(shop, one("5001", { placedAt: "2026-03-01T10:00:00Z" }));
    shopify.all = false;
    const { drift, reachedTo } = await sweepShop(shop.id, { full: true });
    expect(drift).toEqual([]);
    expect(Date.parse(reachedTo!)).toBeGreaterThan(Date.now() - 61 * 24 * 60 * 60 * 1000);
    expect(await points(shop)).toBe(40);
  });

  it("does not take for gone what Shopify stopped showing while it was looking", async () => {
    const shop = await makeShop();
    await hear(shop, one("5001", { placedAt: "2026-03-01T10:00:00Z" }));
    shopify.withdrawn = true;
    expect(await sweepShop(shop.id, { full: true })).toMatchObject({ drift: [], reachedTo: null });
    expect(await points(shop)).toBe(40);
  });

  it("records its own failure, and repairs the rest the next time", async () => {
    const shop = await makeShop();
    has(one("5001"));
    shopify.orders.set("broken", { facts: { ...(shopify.orders.get("5001") as OrderAndCustomer).facts, orderId: "x" }, customer: null });
    await expect(sweepShop(shop.id, { full: true })).rejects.toThrow();
    expect(await inShop(shop.id, (tx) => tx.sql("select error is not null as failed from sweep"))).toEqual([{ failed: true }]);
    shopify.orders.delete("broken");
    await sweepShop(shop.id, { full: true });
    expect(await points(shop)).toBe(40);
  });
});

describe("an order that cannot be repaired", () => {
  const broken = (id: string, updatedAt: string) => {
    const order = orderFromWebhook(orderBody(one(id, { updatedAt })));
    shopify.orders.set(id, { ...order, facts: { ...order.facts, placedAt: "never" } });
  };
  const sweptTo = (shop: TestShop) => systemSql("select swept_to from shop where id = $1", [shop.id]);

  it("keeps no other from being repaired, is recorded, and is seen again until it is mended", async () => {
    const shop = await makeShop();
    broken("5001", "2026-10-05T10:00:00Z");
    has(one("5002", { updatedAt: "2026-10-05T10:00:00Z" }));
    has(one("5003", { updatedAt: "2026-10-06T10:00:00Z" }));
    await expect(sweepShop(shop.id, { full: false })).rejects.toThrow("5001");
    expect(await points(shop)).toBe(80);
    expect(await inShop(shop.id, (tx) => tx.sql("select drift, error like '%5001%' as named from sweep"))).toEqual([
      { drift: 2, named: true },
    ]);
    expect(await sweptTo(shop)).toEqual([{ swept_to: new Date("2026-10-05T10:00:00Z") }]);
    has(one("5001", { updatedAt: "2026-10-05T10:00:00Z" }));
    expect(await sweepShop(shop.id, { full: false })).toMatchObject({ drift: [{ orderId: "5001", kind: "missing" }] });
    expect(await points(shop)).toBe(120);
    expect(await sweptTo(shop)).toEqual([{ swept_to: new Date("2026-10-06T10:00:00Z") }]);
  });

  it("because Shopify shows it and does not give it yet, is seen again", async () => {
    const shop = await makeShop();
    has(one("5001", { updatedAt: "2026-10-05T10:00:00Z" }));
    has(one("5002", { updatedAt: "2026-10-09T10:00:00Z" }));
    shopify.hidden = "5001";
    expect(await sweepShop(shop.id, { full: false })).toMatchObject({ drift: [{ orderId: "5002" }] });
    shopify.hidden = null;
    expect(await sweepShop(shop.id, { full: false })).toMatchObject({ drift: [{ orderId: "5001" }] });
  });
});

describe("an order that is read again", () => {
  const job = async (shop: TestShop) =>
    (
      await systemSql<{ payload: Parameters<typeof readOrderAgain>[0] }>(
        `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
         where t.identifier = 'read-order' and j.payload->>'shopId' = $1`,
        [shop.id],
      )
    ).map(({ payload }) => payload);

  it("brings what a refund without its order could not say", async () => {
    const shop = await makeShop();
    await hear(shop, one("5002"));
    await arrive(shop, "refunds/create", refundBody("5002", refund));
    await drainUntilEmpty();
    const [payload] = await job(shop);
    has(refunded);
    expect(await readOrderAgain(payload!)).toBe("applied");
    expect(await points(shop)).toBe(30);
    expect(await readOrderAgain(payload!)).toBe("known");
  });

  it("is judged from our copy where Shopify no longer gives it", async () => {
    const shop = await makeShop();
    await hear(shop, one("5002"));
    await arrive(shop, "refunds/create", refundBody("5002", refund));
    await drainUntilEmpty();
    const [payload] = await job(shop);
    expect(await readOrderAgain(payload!)).toBe("from-our-copy");
    expect(await points(shop)).toBe(30);
    expect(await readOrderAgain(payload!)).toBe("known");
    expect(await inShop(shop.id, (tx) => tx.sql("select from_our_copy from order_state"))).toEqual([{ from_our_copy: true }]);
    // WHEN Shopify's own word comes after all THEN it replaces the copy, and nothing is taken back twice
    await hear(shop, refunded);
    expect(await points(shop)).toBe(30);
    expect(await inShop(shop.id, (tx) => tx.sql("select from_our_copy from order_state"))).toEqual([{ from_our_copy: false }]);
  });

  it("ends a tie by Shopify's word", async () => {
    const shop = await makeShop();
    const other = one("5001", { lines: [{ id: "5001", price: "9.00", quantity: 4 }] });
    await hear(shop, one("5001"));
    await hear(shop, other);
    expect(await points(shop)).toBe(40);
    has(other);
    expect(await readOrderAgain((await job(shop))[0]!)).toBe("applied");
    expect(await points(shop)).toBe(36);
  });
});
