import { beforeAll, expect, it } from "vitest";
import { systemSql } from "../app/db/system.server";
import { inShop } from "../app/db/tenancy.server";
import { judgingGround } from "../app/insights/simulation/ground.server";
import { nextMembers } from "../app/insights/simulation/members.server";
import { parametersOf } from "../app/insights/simulation/parameters";
import { startSimulation } from "../app/insights/simulation/start.server";
import { workSimulation } from "../app/insights/simulation/work.server";
import { applyOrders } from "../app/intake/orders/apply-orders.server";
import { runHandlers } from "../app/jobs/tasks/runs.server";
import { demoProgram } from "../app/loyalty/default-program";
import type { ProgramDocument } from "../app/loyalty/program";
import type { SimulationResult } from "../app/loyalty/simulate/result";
import { simulateMember } from "../app/loyalty/simulate/simulate-member";
import { readRun, type Run } from "../app/members/runs.server";
import { saveDraft } from "../app/programs/draft.server";
import { publishProgram } from "../app/programs/publish.server";
import { orderFromWebhook } from "../app/shopify/facts/from-webhook";
import { parseBody } from "../app/shopify/facts/parse-body";
import { seedFirstShop } from "../devstore/seed/seed-first-shop";
import { orderPayload } from "../devstore/webhooks/order-payload";
import { useDatabase } from "./support/database";
import { useStandIn } from "./support/stand-in";

const domain = "demo.myshopify.com";
const together = 200;

useDatabase();
const { store, world, visit } = useStandIn({ unthrottled: true });
let shopId = "";
let run: Run;

beforeAll(async () => {
  await seedFirstShop(world, store.now());
  await visit(domain);
  [{ id: shopId }] = (await systemSql("update shop set app_plan = 'growth' where domain = $1 returning id", [domain])) as [{ id: string }];
  await inShop(shopId, (tx) => publishProgram(tx, demoProgram, { by: "test" }));
  const orders = [...world.state.table("order", domain).values()];
  for (let from = 0; from < orders.length; from += together) {
    const incoming = orders.slice(from, from + together).map((order) => {
      const customer = order.customerId ? (world.state.get("customer", domain, order.customerId) ?? null) : null;
      const told = orderFromWebhook(parseBody(JSON.stringify(orderPayload(order, customer, world.state.shop(domain)!))));
      return { ...told, source: "webhook" as const };
    });
    await inShop(shopId, (tx) => applyOrders(tx, incoming));
  }
  const id = await inShop(shopId, (tx) => startSimulation(tx, { by: "staff:1", months: 24 }));
  run = (await inShop(shopId, (tx) => readRun(tx, id)))!;
}, 120_000);

it("the simulation of the live version over the demo year equals what the ledger granted", async () => {
  const result = (await workSimulation(shopId, run))!;
  const [ledger] = await inShop(shopId, (tx) =>
    tx.sql<{ granted: string; taken: string; orders: string }>(
      `select (select sum(amount) from transfer where kind = 'grant' and cause_type = 'order') as granted,
              (select sum(amount) from transfer where kind = 'claw-back' and cause_type = 'order') as taken,
              (select count(*) from order_state) as orders`,
    ),
  );
  expect(result.orders).toBe(1657);
  expect(ledger?.orders).toBe("1657");
  const granted = { granted: Number(ledger?.granted), reversed: Number(ledger?.taken) };
  expect(granted.granted).toBeGreaterThan(granted.reversed);
  for (const side of ["happened", "live", "draft"] as const) {
    expect(result.totals[side], side).toMatchObject(granted);
    expect(result.rules, side).toMatchObject([{ key: "purchase", [side]: granted }]);
    expect(
      result.weeks.reduce((sum, week) => sum + week[side], 0),
      side,
    ).toBe(granted.granted - granted.reversed);
  }
  expect(result).toMatchObject({ winners: [], losers: [], moves: [] });
}, 60_000);

it("so does every order by itself, and every member's tier", async () => {
  const parameters = parametersOf(run.parameters);
  const compared = await inShop(shopId, async (tx) => {
    const ground = await judgingGround(tx, parameters);
    const tiers = new Map(
      (await tx.sql<{ id: string; tier: string | null }>("select id, tier from member")).map(({ id, tier }) => [id, tier]),
    );
    const members = await nextMembers(tx, "00000000-0000-0000-0000-000000000000", { atOnce: 10_000, window: parameters.window, ground });
    let orders = 0;
    for (const { memberId, input, happened } of members) {
      const simulated = simulateMember(input, ground.live!, parameters.window);
      const plain = (all: typeof happened) =>
        Object.fromEntries(all.map(({ orderId, granted, reversed, sources }) => [orderId, { granted, reversed, sources }]));
      expect(plain(simulated.orders)).toEqual(plain(happened));
      expect(simulated.tier).toBe(tiers.get(memberId));
      orders += happened.length;
    }
    return orders;
  });
  expect(compared).toBe(1657);
}, 60_000);

it("a draft that doubles coffee for gold members is tried on products that no version asked for before", async () => {
  const coffee = [...world.state.table("collection", domain).values()].find(({ title }) => title === "Coffee")!.id;
  const boost = {
    ...{ key: "coffee", title: { en: "Coffee twice" }, on: "boost" as const, effect: "multiply" as const, by: "2" },
    ...{ lines: { only: { collections: [coffee] } }, when: { tiers: ["gold"] }, cap: { period: { points: 500, every: "ever" as const } } },
  };
  const document: ProgramDocument = { ...demoProgram, earning: [...demoProgram.earning!, boost] };
  const id = await inShop(shopId, async (tx) => {
    await saveDraft(tx, document, { by: "staff:1", revision: null });
    return startSimulation(tx, { by: "staff:1", months: 24 });
  });
  const result = (await runHandlers.simulation!(shopId, (await inShop(shopId, (tx) => readRun(tx, id)))!)) as SimulationResult;
  expect(result.unknown).toEqual({ goods: 0, giftCards: 0 });
  const of = Object.fromEntries(result.rules.map(({ key, draft }) => [key, draft]));
  const { purchase } = Object.fromEntries(result.rules.map(({ key, live }) => [key, live]));
  expect(of["purchase"]).toEqual(purchase);
  expect(of["coffee"]!.granted).toBeGreaterThan(0);
  expect(result.totals.draft.granted).toBe(result.totals.live.granted + of["coffee"]!.granted);
  expect(result.winners.length).toBeGreaterThan(0);
  for (const { live, draft } of result.winners) expect(draft - live).toBeLessThanOrEqual(500);
}, 120_000);
