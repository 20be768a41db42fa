import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { useDatabase } from "../../../tests/support/database";
import { systemSql } from "../../db/system.server";
import { inShop } from "../../db/tenancy.server";
import { drainUntilEmpty } from "../../intake/drain.server";
import { arrive, makeShop, orderBody } from "../../intake/intake.fixture";
import { demoProgram } from "../../loyalty/default-program";
import type { ProgramDocument } from "../../loyalty/program";
import type { SimulationResult } from "../../loyalty/simulate/result";
import { readRun, startRun, stopRun } from "../../members/runs.server";
import { saveDraft } from "../../programs/draft.server";
import { publishProgram } from "../../programs/publish.server";
import { startSimulation } from "./start.server";
import { workSimulation } from "./work.server";

useDatabase();

const day = 86_400_000;
const daysAgo = (days: number) => `${new Date(Date.now() - days * day).toISOString().slice(0, 19)}Z`;
const twice: ProgramDocument = { ...demoProgram, earning: [{ ...demoProgram.earning![0]!, points: "2" } as never] };

async function shopOf(program: ProgramDocument | null = demoProgram, plan = "growth") {
  const shop = await makeShop(program);
  await systemSql("update shop set app_plan = $2 where id = $1", [shop.id, plan]);
  return shop;
}

interface Bought {
  customer: string;
  days: number;
  pounds: number;
  /** a piece of two that goes back, so many days later */
  back: number | null;
}

async function buy(shop: { id: string; domain: string }, all: readonly Bought[]): Promise<void> {
  for (const [place, { customer, days, pounds, back }] of all.entries()) {
    const id = `${5000 + place}`;
    const price = pounds.toFixed(2);
    const refunds = back === null ? [] : [{ id: `${id}9`, at: daysAgo(days - back), lines: [{ line: `${id}1`, quantity: 1, price }] }];
    const lines = [{ id: `${id}1`, price, quantity: 2, remaining: back === null ? 2 : 1 }];
    await arrive(shop, "orders/create", orderBody({ id, customer, placedAt: daysAgo(days), updatedAt: daysAgo(0), lines, refunds }));
  }
  await drainUntilEmpty();
}

const start = (shopId: string, months: 3 | 6 | 12 | 24 = 12) => inShop(shopId, (tx) => startSimulation(tx, { by: "staff:1", months }));
const read = async (shopId: string, id: string) => (await inShop(shopId, (tx) => readRun(tx, id)))!;
async function simulate(shopId: string, months: 3 | 6 | 12 | 24 = 12): Promise<SimulationResult> {
  return (await workSimulation(shopId, await read(shopId, await start(shopId, months))))!;
}

/** All that a member, their points and their orders are, as one text. */
async function ledgerDigest(shopId: string): Promise<string> {
  const tables = ["member", "transfer", "lot", "lot_use", "order_state", "redemption", "tier_change", "consent", "audit_entry"];
  const rows = await inShop(shopId, async (tx) => {
    const all: unknown[] = [];
    for (const table of tables) all.push(await tx.sql(`select t::text, t.xmin from ${table} t order by 1`));
    return all;
  });
  return createHash("sha256").update(JSON.stringify(rows)).digest("hex");
}

const some: Bought[] = [
  { customer: "7001", days: 200, pounds: 600, back: null },
  { customer: "7001", days: 100, pounds: 50, back: 5 },
  { customer: "7002", days: 40, pounds: 20, back: null },
];

const programs = fc
  .record({
    points: fc.constantFrom("1", "0.5", "3", "1.333333"),
    per: fc.constantFrom("1.00", "7.77"),
    rounding: fc.constantFrom("floor" as const, "nearest" as const, "ceil" as const),
    measure: fc.constantFrom("spend" as const, "points" as const, "orders" as const),
    graceDays: fc.constantFrom(0, 20),
    multiplier: fc.constantFrom("1.5", "2"),
  })
  .map(({ points, per, rounding, measure, graceDays, multiplier }): ProgramDocument => {
    const from = { spend: "500.00", points: "300", orders: "3" }[measure];
    const levels = [
      { key: "low", title: { en: "Low" }, from: "0" },
      { key: "high", title: { en: "High" }, from, multiplier },
    ];
    return {
      ...demoProgram,
      points: { ...demoProgram.points, rounding },
      earning: [{ ...demoProgram.earning![0]!, points, per } as never],
      tiers: { measure, window: "rolling-12-months", graceDays, levels },
    };
  });

const bought: fc.Arbitrary<Bought> = fc.record({
  customer: fc.constantFrom("7001", "7002", "7003"),
  days: fc.integer({ min: 31, max: 700 }),
  pounds: fc.integer({ min: 1, max: 400 }),
  back: fc.option(fc.integer({ min: 1, max: 30 }), { nil: null }),
});

it("of the live version it is what the ledger granted, whatever the program and the orders", async () => {
  await fc.assert(
    fc.asyncProperty(programs, fc.array(bought, { minLength: 1, maxLength: 12 }), async (program, all) => {
      const shop = await shopOf(program);
      await buy(shop, all);
      const { totals, weeks, orders, moves } = await simulate(shop.id, 24);
      expect(orders).toBe(all.length);
      const [ledger] = await inShop(shop.id, (tx) =>
        tx.sql("select sum(granted)::int as granted, sum(reversed)::int as reversed from order_state"),
      );
      expect(totals.happened).toMatchObject(ledger!);
      expect(totals.live).toEqual(totals.happened);
      expect(totals.draft).toEqual(totals.happened);
      for (const week of weeks) expect(week.live).toBe(week.happened);
      expect(moves).toEqual([]);
    }),
    { numRuns: process.env["LONG"] ? 100 : 8 },
  );
}, 240_000);

describe("a draft", () => {
  it("is simulated beside the live version, and who gains is named", async () => {
    const shop = await shopOf();
    await buy(shop, some);
    const revision = await inShop(shop.id, (tx) => saveDraft(tx, twice, { by: "staff:1", revision: null }));
    const result = await simulate(shop.id);
    expect(result.draft).toMatchObject({ fromVersion: 1, revision });
    expect(result.liveVersion).toBe(1);
    // the order of a silver member earns more, of which half went back
    expect(result.totals).toMatchObject({ live: { granted: 1200 + 125 + 40, reversed: 63 }, draft: { granted: 2 * (1200 + 125 + 40) } });
    expect(result.winners.map(({ live, draft }) => [live, draft])).toEqual([
      [1262, 2525],
      [40, 80],
    ]);
    expect(result.losers).toEqual([]);
    expect(result.value.draft).toMatchObject({ minor: 500, points: 200 });
  });

  it("counts the orders of the window alone, and those before it for the tier", async () => {
    const shop = await shopOf();
    await buy(shop, some);
    const result = await simulate(shop.id, 6);
    expect(result.orders).toBe(2);
    expect(result.totals.live).toMatchObject({ granted: 125 + 40, reversed: 63 });
  });

  it("is the one that was saved when it began, whatever is saved or published meanwhile", async () => {
    const shop = await shopOf();
    await buy(shop, some);
    await inShop(shop.id, (tx) => saveDraft(tx, twice, { by: "staff:1", revision: null }));
    const id = await start(shop.id);
    await inShop(shop.id, (tx) => publishProgram(tx, { ...twice, earning: [] }, { by: "test" }));
    const result = await workSimulation(shop.id, await read(shop.id, id));
    expect(result?.totals).toMatchObject({ live: { granted: 1365 }, draft: { granted: 2730 } });
  });

  it("of a shop that has no live version is compared with nothing", async () => {
    const shop = await shopOf(null);
    await buy(shop, some);
    await expect(start(shop.id)).rejects.toMatchObject({ code: "conflict" });
    await inShop(shop.id, (tx) => saveDraft(tx, demoProgram, { by: "staff:1", revision: null }));
    const result = await simulate(shop.id);
    expect(result).toMatchObject({
      liveVersion: null,
      totals: { happened: { granted: 0 }, live: { granted: 0 }, draft: { granted: 1365 } },
    });
  });
});

describe("a simulation", () => {
  it("leaves every member, transfer, lot and order as it was", async () => {
    const shop = await shopOf();
    await buy(shop, some);
    await inShop(shop.id, (tx) => saveDraft(tx, twice, { by: "staff:1", revision: null }));
    const before = await ledgerDigest(shop.id);
    await simulate(shop.id);
    expect(await ledgerDigest(shop.id)).toBe(before);
  });

  it("goes on where it was when its worker was killed", async () => {
    const shop = await shopOf();
    await buy(shop, some);
    const whole = await simulate(shop.id);
    const id = await start(shop.id);
    const run = await read(shop.id, id);
    await workSimulation(shop.id, run);
    // as if it had ended before the last step: nobody is added twice
    expect(await workSimulation(shop.id, run)).toMatchObject({ totals: whole.totals, members: whole.members });
  });

  it("stops when a person asks, and stays stopped", async () => {
    const shop = await shopOf();
    await buy(shop, some);
    const id = await start(shop.id);
    const run = await read(shop.id, id);
    await inShop(shop.id, (tx) => stopRun(tx, id));
    expect(await workSimulation(shop.id, run)).toBeNull();
    expect(await read(shop.id, id)).toMatchObject({ state: "stopped", result: null });
    await inShop(shop.id, (tx) => stopRun(tx, id));
  });

  it("is begun once under an id that the page made", async () => {
    const shop = await shopOf();
    const id = await start(shop.id);
    const again = await inShop(shop.id, (tx) => startSimulation(tx, { by: "staff:1", months: 12, id }));
    expect(again).toBe(id);
  });

  it("needs a plan that has it", async () => {
    const shop = await shopOf(demoProgram, "free");
    await expect(start(shop.id)).rejects.toMatchObject({ code: "forbidden", detail: { plan: "Growth" } });
  });

  it("says where Shopify gave a shorter history than was asked for", async () => {
    const shop = await shopOf();
    await systemSql("update shop set installed_at = now() - interval '10 days', scopes = '{read_orders}' where id = $1", [shop.id]);
    const since = (await simulate(shop.id)).historySince;
    expect(Date.parse(since!)).toBeGreaterThan(Date.now() - 71 * day);
    expect((await simulate(shop.id, 3)).historySince).toBe(since);
    await buy(shop, some);
    expect(Date.parse((await simulate(shop.id)).historySince!)).toBeLessThan(Date.now() - 199 * day);
    expect((await simulate(shop.id, 3)).historySince).toBeNull();
    await systemSql("update shop set scopes = '{read_all_orders}' where id = $1", [shop.id]);
    expect((await simulate(shop.id)).historySince).toBeNull();
  });

  it("shows nothing of another shop's", async () => {
    const [one, other] = [await shopOf(), await shopOf()];
    await buy(one, some);
    expect(await simulate(other.id)).toMatchObject({ members: 0, orders: 0 });
    const id = await start(one.id);
    expect(await inShop(other.id, (tx) => readRun(tx, id))).toBeNull();
    await inShop(one.id, (tx) => startRun(tx, { kind: "simulation", parameters: {}, by: "staff:1", id }));
  });
});
