import { describe, expect, it } from "vitest";
import { ledgerState } from "../../tests/support/ledger-state";
import { useDatabase } from "../../tests/support/database";
import { systemSql } from "../db/system.server";
import { inShop } from "../db/tenancy.server";
import { defaultProgram } from "../loyalty/default-program";
import { publishProgram } from "../programs/publish.server";
import { deadLetters } from "./dead-letters.server";
import { drain, drainUntilEmpty } from "./drain.server";
import { backlog, health } from "./health.server";
import { storeEvent } from "./inbox.server";
import { readBatch } from "./batch.server";
import { arrive, customerBody, eventsOf, makeShop, orderBody } from "./intake.fixture";
import { markUnknownShop, requeueShop } from "./marks.server";
import { cleanInbox } from "./retention.server";
import type { TopicHandler } from "./topic";
import { topicHandlers } from "./topics/index.server";

useDatabase();

const good = (id: string) => orderBody({ id, lines: [{ id, price: "5.00", quantity: 1 }] });

describe("bad input neither loses an event nor stops other work", () => {
  it("a body that is no JSON, or no text, is a dead letter at once, and its neighbours are applied", async () => {
    const shop = await makeShop();
    await arrive(shop, "orders/create", good("5001"));
    await arrive(shop, "orders/create", "no JSON");
    const headers = { shopDomain: shop.domain, topic: "orders/create", webhookId: null, apiVersion: null, triggeredAt: null };
    await storeEvent({ ...headers, eventId: "bytes" }, Buffer.from([0x7b, 0xff, 0xfe, 0x7d]));
    await arrive(shop, "orders/create", { id: 1 });
    await arrive(shop, "orders/create", good("5002"));
    await drainUntilEmpty();
    expect((await eventsOf(shop)).map(({ outcome }) => outcome)).toEqual(["applied", "dead", "dead", "dead", "applied"]);
    expect((await deadLetters(shop.domain)).map(({ error }) => error).join()).not.toContain("no JSON,");
    expect((await ledgerState(shop.id)).members["7001"]?.balance.available).toBe(10);
    expect(await health()).toMatchObject({ ok: true, backlog: expect.any(Number), deadLetters: 3 });
  });

  it("an event that fails alone is found among hundreds; the others are done, in this shop and the next", async () => {
    const [shop, other] = [await makeShop(), await makeShop()];
    const poison: TopicHandler<number> = {
      topics: ["test/number"],
      read: (body) => (body as { n: number }).n,
      async apply(tx, items) {
        if (items.some(({ work }) => work === 217)) await tx.sql("select 1 / 0");
        return items.map(() => "applied");
      },
    };
    for (let n = 0; n < 300; n++) await arrive(shop, "test/number", { n });
    await arrive(other, "orders/create", good("5001"));
    await drain([...topicHandlers, poison]);
    const events = await eventsOf(shop);
    expect(events.filter(({ processed }) => !processed)).toMatchObject([
      { attempts: 1, dead: false, error: expect.stringContaining("zero") },
    ]);
    expect(events.filter(({ processed }) => processed)).toHaveLength(299);
    expect(await eventsOf(other)).toMatchObject([{ outcome: "applied" }]);
  });

  it("a topic that nobody knows is kept and marked", async () => {
    const shop = await makeShop();
    await arrive(shop, "carts/update", "whatever");
    await drainUntilEmpty();
    expect(await eventsOf(shop)).toMatchObject([{ outcome: "unknown-topic", processed: true, dead: false }]);
  });

  it("events of a shop that nobody knows wait for its installation", async () => {
    const shop = { domain: "early.myshopify.com" };
    await arrive(shop, "orders/create", good("5001"));
    await drainUntilEmpty();
    expect(await eventsOf(shop)).toMatchObject([{ outcome: "unknown-shop", processed: true }]);
    const [row] = await systemSql<{ id: string }>(
      "insert into shop (domain, currency, installed_at) values ($1, 'GBP', now()) returning id",
      [shop.domain],
    );
    expect(await requeueShop(shop.domain)).toBe(1);
    await drainUntilEmpty();
    expect(await eventsOf(shop)).toMatchObject([{ outcome: "applied" }]);
    expect((await ledgerState(row!.id)).orders["5001"]).toMatchObject({ granted: 0, programVersion: null });
  });

  it("events of a shop that was installed a moment ago are its own", async () => {
    const shop = await makeShop();
    await arrive(shop, "orders/create", good("5001"));
    expect(await markUnknownShop(shop.domain)).toBe(0);
  });

  it("more bodies than a process should hold at once are several batches", async () => {
    const shop = await makeShop();
    for (let n = 0; n < 6; n++) await arrive(shop, "carts/update", JSON.stringify("x".repeat(6 * 1024 * 1024)));
    expect(await readBatch(shop.domain, undefined)).toHaveLength(3);
    await drainUntilEmpty();
    expect((await eventsOf(shop)).every(({ processed }) => processed)).toBe(true);
  });

  it("characters that PostgreSQL does not keep are left out, and the order counts", async () => {
    const shop = await makeShop();
    await arrive(shop, "orders/create", { ...good("5001"), tags: "a\0b, half \ud83d", email: "a\0@example.com", customer_locale: "e\0n" });
    await drainUntilEmpty();
    expect((await eventsOf(shop)).map(({ outcome }) => outcome)).toEqual(["applied"]);
    const [row] = await inShop(shop.id, (tx) => tx.sql<{ tags: string[] }>("select facts->'tags' as tags from order_state"));
    expect(row?.tags).toEqual(["ab", "half \ufffd"]);
  });

  it("an order of 500 lines is one order", async () => {
    const shop = await makeShop();
    const lines = Array.from({ length: 500 }, (_, index) => ({ id: String(9000 + index), price: "0.99", quantity: 1 }));
    await arrive(shop, "orders/create", orderBody({ id: "5001", lines }));
    await drainUntilEmpty();
    expect((await ledgerState(shop.id)).orders["5001"]?.granted).toBe(495);
  });

  it("ids above 2^53 keep their last digits", async () => {
    const shop = await makeShop();
    const text = JSON.stringify(good("5001")).replaceAll("5001", "9007199254740993").replaceAll("7001", "9007199254740995");
    const bare = text.replaceAll(/"admin_graphql_api_id":"[^"]*",/g, "");
    await arrive(shop, "orders/create", bare);
    await drainUntilEmpty();
    const state = await ledgerState(shop.id);
    expect(Object.keys(state.orders)).toEqual(["9007199254740993"]);
    expect(Object.keys(state.members)).toEqual(["9007199254740995"]);
  });

  it.each(["9223372036854775808", "-1", "1.5", "five"])(
    "the id %s can be nobody's: a dead letter at once, not after hours of tries",
    async (id) => {
      const shop = await makeShop();
      const order = { ...good("5001"), admin_graphql_api_id: `gid://shopify/Order/${id}` };
      await arrive(shop, "orders/create", order);
      await arrive(shop, "orders/create", {
        ...good("5001"),
        customer: { ...customerBody({ id: "7001" }), admin_graphql_api_id: null, id },
      });
      await arrive(shop, "orders/edited", { order_edit: { order_id: id } });
      await arrive(shop, "orders/delete", { id });
      await arrive(shop, "refunds/create", { id: 1, order_id: id });
      await arrive(shop, "customers/delete", { id });
      const product = { title: "Mug", updated_at: "2026-10-01T10:00:00Z" };
      await arrive(shop, "products/create", { ...product, id });
      await arrive(shop, "products/update", { ...product, admin_graphql_api_id: `gid://shopify/Product/${id}` });
      await arrive(shop, "products/delete", { id });
      await arrive(shop, "collections/update", { id });
      const customerId = `gid://shopify/Customer/${id}`;
      await arrive(shop, "customer.tags_added", { customerId, tags: ["vip"], occurredAt: "2026-10-01T10:00:00Z" });
      await arrive(shop, "customer.joined_segment", { customer_id: customerId, segment_id: "gid://shopify/Segment/1" });
      await drainUntilEmpty();
      expect((await eventsOf(shop)).map(({ outcome }) => outcome)).toEqual(Array(12).fill("dead"));
    },
  );

  it.each([
    ["products/update", { id: 1, title: "Mug", updated_at: "yesterday" }],
    ["products/update", { id: 1, title: null, updated_at: "2026-10-01T10:00:00Z" }],
    ["products/create", { id: 1, title: "Mug", updated_at: "2026-10-01T10:00:00Z", tags: [{}] }],
    ["collections/delete", {}],
    ["customer.tags_removed", { customerId: "gid://shopify/Customer/1", tags: "vip", occurredAt: "2026-10-01T10:00:00Z" }],
    ["customer.tags_added", { customerId: "gid://shopify/Customer/1", tags: ["vip"] }],
    ["customer.left_segment", { customer_id: "gid://shopify/Customer/1" }],
    ["customers_email_marketing_consent/update", { customer_id: "x" }],
  ])("%s of another shape is a dead letter, and its neighbours are applied", async (topic, body) => {
    const shop = await makeShop();
    await arrive(shop, "orders/create", good("5001"));
    await arrive(shop, topic, body);
    await arrive(shop, "orders/create", good("5002"));
    await drainUntilEmpty();
    expect((await eventsOf(shop)).map(({ outcome }) => outcome)).toEqual(["applied", "dead", "applied"]);
  });

  it.each([
    ["JPY", "1000", 10],
    ["KWD", "12.345", 12],
  ])("amounts in %s have its own decimals", async (currency, price, points) => {
    const shop = await makeShop(null, currency);
    const program = { ...defaultProgram(currency), enrolment: "automatic" as const, startsAt: "2000-01-01T00:00:00Z" };
    await inShop(shop.id, (tx) => publishProgram(tx, program, { by: "test" }));
    await arrive(shop, "orders/create", orderBody({ id: "5001", currency, lines: [{ id: "1", price, quantity: 1 }] }));
    await drainUntilEmpty();
    expect((await ledgerState(shop.id)).orders["5001"]?.granted).toBe(points);
  });

  it("a customer who was deleted in between is not made anew by a late order", async () => {
    const shop = await makeShop();
    await arrive(shop, "orders/create", good("5001"));
    await drainUntilEmpty();
    await arrive(shop, "customers/delete", { id: 7001, admin_graphql_api_id: "gid://shopify/Customer/7001" });
    await drainUntilEmpty();
    await arrive(shop, "orders/create", good("5002"));
    await arrive(shop, "customers/update", customerBody({ id: "7001", email: "back@example.com", updatedAt: "2026-11-01T00:00:00Z" }));
    await arrive(
      shop,
      "orders/updated",
      orderBody({ id: "5001", customer: null, updatedAt: "2026-11-01T00:00:00Z", lines: [{ id: "5001", price: "5.00", quantity: 1 }] }),
    );
    await drainUntilEmpty();
    expect((await eventsOf(shop)).every(({ processed }) => processed)).toBe(true);
    const rows = await inShop(shop.id, (tx) => tx.sql("select status, email, available, pending, owed from member"));
    expect(rows).toEqual([{ status: "erased", email: null, available: "0", pending: "0", owed: "0" }]);
  });

  it("an order deleted before it was heard of earns nothing, and one deleted after loses what it earned", async () => {
    const shop = await makeShop();
    await arrive(shop, "orders/delete", { id: 5001 });
    await drainUntilEmpty();
    await arrive(shop, "orders/create", good("5001"));
    await arrive(shop, "orders/create", good("5002"));
    await drainUntilEmpty();
    expect((await ledgerState(shop.id)).members["7001"]?.balance.available).toBe(5);
    await arrive(shop, "orders/delete", { id: 5002 });
    await drainUntilEmpty();
    expect((await ledgerState(shop.id)).members["7001"]?.balance.available).toBe(0);
  });

  it("two accounts of one instant: neither wins, and the order is to be read", async () => {
    const shop = await makeShop();
    await arrive(shop, "orders/create", good("5001"));
    await drainUntilEmpty();
    const before = await backlog();
    await arrive(shop, "orders/updated", orderBody({ id: "5001", lines: [{ id: "5001", price: "8.00", quantity: 1 }] }));
    await drainUntilEmpty();
    expect((await eventsOf(shop)).map(({ outcome }) => outcome)).toEqual(["applied", "tie"]);
    expect((await ledgerState(shop.id)).orders["5001"]?.granted).toBe(5);
    expect(await backlog()).toBe(before + 1);
  });

  it("a shop that left is not worked for, but its compliance requests are kept", async () => {
    const shop = await makeShop();
    await arrive(shop, "app/uninstalled", { id: 1 });
    await drainUntilEmpty();
    await arrive(shop, "orders/create", good("5001"));
    await arrive(shop, "shop/redact", { shop_id: 1, shop_domain: shop.domain });
    await drainUntilEmpty();
    expect((await eventsOf(shop)).map(({ outcome }) => outcome)).toEqual(["applied", "not-active", "stored"]);
    const jobs = await systemSql<{ task: string }>(
      "select t.identifier as task from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where j.payload->>'shopId' = $1",
      [shop.id],
    );
    expect(jobs).toEqual([{ task: "compliance" }]);
  });

  it("a changed currency pauses spending, and keeps it paused while it differs from the program's", async () => {
    const shop = await makeShop();
    const paused = async () =>
      (await systemSql<{ code: string | null }>("select spending_paused as code from shop where id = $1", [shop.id]))[0]?.code;
    await arrive(shop, "shop/update", { id: 1, currency: "EUR" });
    await drainUntilEmpty();
    expect(await paused()).toBe("currency-changed");
    await arrive(shop, "shop/update", { id: 1, currency: "GBP" });
    await drainUntilEmpty();
    expect(await paused()).toBeNull();
  });

  it("bodies are emptied after 7 days and rows gone after 30, of what was processed", async () => {
    const shop = await makeShop();
    for (const topic of ["carts/a", "carts/b", "carts/c"]) await arrive(shop, topic, {});
    await drainUntilEmpty();
    await systemSql("update webhook_event set processed_at = now() - interval '8 days' where shop_domain = $1 and topic = 'carts/b'", [
      shop.domain,
    ]);
    await systemSql("update webhook_event set processed_at = now() - interval '31 days' where shop_domain = $1 and topic = 'carts/c'", [
      shop.domain,
    ]);
    await cleanInbox();
    const rows = await systemSql("select topic, body is null as emptied from webhook_event where shop_domain = $1 order by topic", [
      shop.domain,
    ]);
    expect(rows).toEqual([
      { topic: "carts/a", emptied: false },
      { topic: "carts/b", emptied: true },
    ]);
  });
});
