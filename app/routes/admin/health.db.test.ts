import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "../../../tests/support/database";
import { systemPrisma, systemSql } from "../../db/system.server";
import { inShop } from "../../db/tenancy.server";
import { auditAndKeep } from "../../insights/audits.server";
import { sweepShop } from "../../intake/sweep/sweep-shop.server";
import { runHandlers } from "../../jobs/tasks/runs.server";
import { auditChecks } from "../../ledger/audit-checks";
import { checkWords } from "../../components/health/audit-card";
import { finish, readRun } from "../../members/runs.server";
import { useShop } from "../../redemptions/redemptions.fixture";
import { action, loader } from "../app.health";
import { browserRequest } from "./page.fixture";

useDatabase();
const shop = useShop();

const open = () => loader({ request: browserRequest(shop.store, shop.domain, "/app/health"), params: {}, context: {} });
const act = (wish: Record<string, string>) =>
  action({ request: browserRequest(shop.store, shop.domain, "/app/health", new URLSearchParams(wish)), params: {}, context: {} });

let events = 0;
async function event(domain: string, given: { topic?: string; body?: string | null; dead?: boolean; minutes?: number }): Promise<string> {
  const { topic = "orders/paid", body = "{}", dead = false, minutes = 0 } = given;
  const at = new Date(Date.now() - minutes * 60_000);
  const row = await systemPrisma().webhookEvent.create({
    data: {
      shopDomain: domain,
      topic,
      eventId: `event-${(events += 1)}`,
      body: body === null ? null : Buffer.from(body),
      receivedAt: at,
      ...(dead ? { deadAt: at, attempts: 7, error: "line 3 of the order has no price" } : {}),
    },
  });
  return row.id.toString();
}
const order = (id: string) => `{"id":${id},"admin_graphql_api_id":"gid://shopify/Order/${id}","email":"ada@shop.example"}`;

describe("Health", () => {
  beforeAll(async () => {
    await systemPrisma().shop.create({ data: { domain: "other.myshopify.com", currency: "GBP", installedAt: new Date() } });
    await event("other.myshopify.com", { dead: true, body: order("777") });
    await event("other.myshopify.com", { minutes: 500 });
  });

  it("says that all is well, whatever happens in other shops", async () => {
    expect(await open()).toMatchObject({
      problems: [],
      inbox: { waiting: 0, oldestSeconds: 0, deadLetters: 0 },
      deadLetters: [],
      audit: null,
    });
  });

  it("says how far behind the shop's own messages are", async () => {
    const waiting = await event(shop.domain, { minutes: 12 });
    expect(await open()).toMatchObject({ problems: [{ code: "late", count: 12 }], inbox: { waiting: 1 } });
    await systemSql("delete from webhook_event where id = $1", [waiting]);
  });

  it("lists dead letters by what they are about, and nothing else of their bodies", async () => {
    await event(shop.domain, { dead: true, body: order("5001"), minutes: 3 });
    await event(shop.domain, { dead: true, body: null, topic: "customers/update", minutes: 5 });
    const { deadLetters, problems } = await open();
    expect(problems).toEqual([{ code: "dead-letters", count: 2 }]);
    expect(deadLetters).toMatchObject([
      { topic: "orders/paid", about: { kind: "order", id: "5001" }, error: "line 3 of the order has no price", retriable: true },
      { topic: "customers/update", about: null, retriable: false },
    ]);
    expect(JSON.stringify(deadLetters)).not.toContain("ada@");
  });

  it("puts one, or all, of its own back into the queue, and notes who did", async () => {
    const [first] = (await open()).deadLetters;
    const others = await systemSql<{ id: string }>(
      "select id from webhook_event where shop_domain = 'other.myshopify.com' and dead_at is not null",
    );
    expect(await act({ intent: "retry", id: others[0]!.id })).toEqual({ ok: true });
    expect(await act({ intent: "retry", id: first!.id })).toEqual({ ok: true });
    expect(await act({ intent: "retry-all" })).toEqual({ ok: true });
    // what lost its body stays, and so does another shop's
    expect((await open()).deadLetters).toMatchObject([{ topic: "customers/update" }]);
    expect(await systemSql("select from webhook_event where shop_domain = 'other.myshopify.com' and dead_at is not null")).toHaveLength(1);
    const noted = await inShop(shop.id, (tx) =>
      tx.prisma.auditEntry.findMany({ where: { action: "dead-letters.retry" }, orderBy: { id: "asc" } }),
    );
    expect(noted.map(({ actor, detail }) => [/^staff:\d+$/u.test(actor), detail])).toEqual([
      [true, { retried: 0 }],
      [true, { retried: 1 }],
      [true, { retried: 0 }],
    ]);
    await systemSql("delete from webhook_event where shop_domain = $1", [shop.domain]);
  });

  it("shows the orders that a comparison repaired, and begins one when asked", async () => {
    const customer = await shop.member(0);
    const lost = await shop.order(customer);
    expect(await act({ intent: "sweep" })).toEqual({ ok: true });
    expect((await open()).sweeping).toBe("waiting");
    await sweepShop(shop.id, { full: true });
    const { sweeps, drift, allOrders } = await open();
    expect(sweeps).toMatchObject([{ drift: 1, error: null }]);
    expect(drift).toMatchObject([{ orderId: lost, kind: "missing" }]);
    expect(typeof allOrders).toBe("boolean");
  });

  it("audits the ledger when asked and keeps what came of it, the night's audits too", async () => {
    expect(await act({ intent: "audit" })).toEqual({ ok: true });
    const { auditRun } = await open();
    const result = await runHandlers.audit!(shop.id, (await inShop(shop.id, (tx) => readRun(tx, auditRun!)))!);
    await inShop(shop.id, (tx) => finish(tx, auditRun!, result));
    expect(await open()).toMatchObject({ auditRun: null, audit: { ok: true, by: expect.stringMatching(/^staff:\d+$/u) } });
    await shop.later(1);
    await inShop(shop.id, auditAndKeep);
    const { audit, problems } = await open();
    expect(audit).toMatchObject({ ok: true, by: "system" });
    expect(audit!.checks).toHaveLength(10);
    expect(problems).toEqual([]);
    // the day of the first movement is over by now, and sealed
    const { seals } = await open();
    expect(seals.length).toBeGreaterThan(0);
    expect(Object.keys(seals[0]!).sort()).toEqual(["day", "points", "seal", "transfers"]);
    await shop.later(1);
    await inShop(shop.id, async (tx) => {
      await tx.sql("update member set available = available + 1 where shop_id = $1", [tx.shopId]);
      await auditAndKeep(tx);
    });
    expect((await open()).problems[0]).toMatchObject({ code: "audit" });
  });

  it("has words for each of the audit's checks", () => {
    expect(auditChecks.map(({ name }) => checkWords(name)).filter((words) => words === null)).toEqual([]);
  });

  it("shows the shop's own jobs, and those that failed with their reason", async () => {
    await systemSql("delete from graphile_worker._private_jobs");
    for (const shopId of [shop.id, "999999"]) {
      await systemSql(
        "select graphile_worker.add_job('read-order', json_build_object('shopId', $1::text, 'orderId', '5'), max_attempts := 3)",
        [shopId],
      );
    }
    expect((await open()).jobs).toMatchObject([{ task: "read-order", waiting: 1, failing: 0, givenUp: 0, error: null }]);
    const fail = (attempts: number) =>
      systemSql("update graphile_worker._private_jobs set attempts = $1, last_error = E'Shopify does not answer\\n at line 5'", [attempts]);
    await fail(1);
    expect((await open()).jobs).toMatchObject([{ waiting: 1, failing: 1, givenUp: 0, error: "Shopify does not answer" }]);
    await fail(3);
    const { jobs, problems } = await open();
    expect(jobs).toMatchObject([{ waiting: 0, givenUp: 1 }]);
    expect(problems).toContainEqual({ code: "jobs", count: 1 });
  });

  it("takes no wish that it does not know", async () => {
    for (const wish of [{ intent: "retry", id: "1 or 1=1" }, { intent: "drop" }])
      expect(await act(wish as never)).toMatchObject({ ok: false });
  });
});
