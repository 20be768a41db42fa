import { describe, expect, it } from "vitest";
import { z } from "zod";
import { systemPrisma, systemSql } from "../app/db/system.server";
import { inShop } from "../app/db/tenancy.server";
import { drainUntilEmpty } from "../app/intake/drain.server";
import { previewGap } from "../app/intake/resume/preview-gap.server";
import { resumeShop } from "../app/intake/resume/resume-shop.server";
import { storeEvent } from "../app/intake/inbox.server";
import { judgeUnjudged } from "../app/intake/orders/judge-unjudged.server";
import { sweepShop } from "../app/intake/sweep/sweep-shop.server";
import { recentOrdersJob } from "../app/shopify/install.server";
import { installTasks } from "../app/jobs/tasks/install.server";
import { audit } from "../app/ledger/audit.server";
import { readRun, startRun } from "../app/members/runs.server";
import { useShop } from "../app/redemptions/redemptions.fixture";
import { authenticateAdmin } from "../app/shopify/authenticate.server";
import { useDatabase } from "./support/database";
import { ledgerState } from "./support/ledger-state";
import { userAgent } from "./support/browser";

useDatabase();
const shop = useShop();
/** days that are whole milliseconds */
const hour = 1 / 24;
const half = 1 / 64;

const standing = async () => {
  const { status, gapSince } = await systemPrisma().shop.findUniqueOrThrow({ where: { domain: shop.domain } });
  return { status, gap: gapSince !== null };
};

/** A webhook as Shopify sends it; its body matters to none of these topics. */
async function told(topic: string, eventId: string): Promise<void> {
  const triggeredAt = shop.store.now().toISOString();
  const headers = { shopDomain: shop.domain, topic, eventId, webhookId: null, apiVersion: null, triggeredAt };
  await storeEvent(headers, Buffer.from("{}"));
  await drainUntilEmpty();
}

let leavings = 0;
async function leave(): Promise<void> {
  await shop.control("/uninstall", {});
  await told("app/uninstalled", `leaving-${(leavings += 1)}`);
  expect(await standing()).toEqual({ status: "uninstalled", gap: true });
  expect(await systemPrisma().session.count({ where: { shop: shop.domain } })).toBe(0);
}

async function comeBack(): Promise<void> {
  await shop.control("/install", {});
  await authenticateAdmin(new Request(shop.store.adminUrl(shop.domain), { headers: { "user-agent": userAgent } }));
  expect(await standing()).toEqual({ status: "paused", gap: true });
}

async function preview() {
  const id = await inShop(shop.id, (tx) => startRun(tx, { kind: "gap", parameters: {}, by: "staff:1" }));
  const figures = await previewGap(shop.id, id);
  return { figures, run: await inShop(shop.id, (tx) => readRun(tx, id)) };
}

/** What the worker does after a resuming. */
async function settleDown(): Promise<void> {
  const recent = installTasks.find(({ name }) => name === recentOrdersJob.name);
  await recent!.run({ shopId: shop.id }, { job: { id: "1" } } as never);
  await judgeUnjudged(shop.id);
  await drainUntilEmpty();
}

/** A member with an order that was heard of, and what happens while the shop is away for so many days. */
async function gapOf(days: number) {
  const customer = await shop.member(0);
  const before = await shop.order(customer);
  await shop.hear(before);
  await shop.later(half);
  await leave();
  await shop.later(half);
  const inGap = [await shop.order(customer), await shop.order(customer, [], "20.00")];
  await shop.control(`/orders/${before}/refunds`, { amount: "100.00" });
  await shop.later(days);
  await comeBack();
  return { customer, before, inGap };
}

const pointsOf = async (orderId: string) => {
  const { granted, reversed } = (await ledgerState(shop.id)).orders[orderId] ?? { granted: 0, reversed: 0 };
  return granted - reversed;
};
const balanced = async () => expect(await inShop(shop.id, (tx) => audit(tx))).toMatchObject({ ok: true });

describe.each([
  ["an hour", hour],
  ["a week", 7],
])("GIVEN a shop that comes back after %s", (_, days) => {
  it("WHEN asked THEN it is told what resuming would grant, and nothing has moved", async () => {
    const { inGap } = await gapOf(days);
    const state = await ledgerState(shop.id);
    const { figures, run } = await preview();
    expect(figures).toMatchObject({ orders: 2, earning: 2, granted: 480, takenBack: 100, members: 1, complete: true });
    expect(run).toMatchObject({ state: "running", total: 3 });
    expect(await ledgerState(shop.id)).toEqual(state);
    for (const id of inGap) expect(await pointsOf(id)).toBe(0);
    await resumeShop(shop.id, { grantGap: true, by: "staff:1" });
    await settleDown();
  });

  it("WHEN it resumes and grants THEN the ledger is as if it had never left", async () => {
    const { before, inGap } = await gapOf(days);
    const { figures } = await preview();
    await resumeShop(shop.id, { grantGap: true, by: "staff:1" });
    await settleDown();
    expect(await standing()).toEqual({ status: "active", gap: false });
    expect((await pointsOf(inGap[0]!)) + (await pointsOf(inGap[1]!))).toBe(figures.granted);
    expect(await pointsOf(before)).toBe(300);
    await balanced();
  });

  it("WHEN it resumes without THEN orders of the gap earn nothing for good, refunds count, and later orders earn", async () => {
    const { customer, before, inGap } = await gapOf(days);
    await shop.later(half);
    await resumeShop(shop.id, { grantGap: false, by: "staff:1" });
    await settleDown();
    for (const id of inGap) {
      expect((await ledgerState(shop.id)).orders[id]).toMatchObject({ granted: 0, reversed: 0 });
      await shop.hear(id);
      expect(await pointsOf(id)).toBe(0);
    }
    expect(await pointsOf(before)).toBe(300);
    await shop.later(half);
    const next = await shop.order(customer);
    await shop.hear(next);
    expect(await pointsOf(next)).toBe(400);
    await balanced();
  });
});

it("GIVEN an order that was deleted in the gap WHEN the shop resumes THEN the sweep that follows takes back its points", async () => {
  const { before } = await gapOf(hour);
  await shop.control(`/orders/${before}/delete`, {});
  await systemSql("delete from graphile_worker._private_jobs");
  await resumeShop(shop.id, { grantGap: true, by: "staff:1" });
  await settleDown();
  const [asked] = await systemSql<{ payload: unknown }>(
    "select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'sweep-shop'",
  );
  const payload = z.object({ shopId: z.literal(shop.id), full: z.literal(true) }).parse(asked?.payload);
  await sweepShop(payload.shopId, payload);
  expect(await pointsOf(before)).toBe(0);
  await balanced();
});

it("GIVEN a shop that is active WHEN it is resumed THEN it is refused, and so is a second decision", async () => {
  await expect(resumeShop(shop.id, { grantGap: true, by: "staff:1" })).rejects.toMatchObject({ code: "conflict" });
});

it("GIVEN a shop that leaves again before it was resumed THEN its gap goes back to the first leaving", async () => {
  const { inGap } = await gapOf(hour);
  await leave();
  await shop.later(hour);
  await comeBack();
  expect((await preview()).figures.orders).toBe(inGap.length);
  await resumeShop(shop.id, { grantGap: true, by: "staff:1" });
  await settleDown();
});
