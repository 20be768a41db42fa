import { v7 } from "uuid";
import { expect, it } from "vitest";
import { useDatabase } from "../../../tests/support/database";
import { systemSql } from "../../db/system.server";
import { inShop } from "../../db/tenancy.server";
import { workSimulation } from "../../insights/simulation/work.server";
import { makeShop } from "../../members/members.fixture";
import { readRun, startRun } from "../../members/runs.server";
import { actOnSimulation, readSimulation, readSimulationStart } from "./simulation.server";
import type { PageVisit } from "./visit.server";

useDatabase();

async function visitOf(plan = "growth"): Promise<PageVisit> {
  const shopId = await makeShop();
  await systemSql("update shop set app_plan = $2 where id = $1", [shopId, plan]);
  return { shopId, actor: "staff:1", zone: "Europe/London", inShop: (fn) => inShop(shopId, fn) } as PageVisit;
}

it("a simulation is begun once however often its button is pressed, listed, and shown once it is done", async () => {
  const visit = await visitOf();
  const { id, needsPlan, past } = await visit.inShop((tx) => readSimulationStart(tx, visit));
  expect({ needsPlan, past }).toEqual({ needsPlan: null, past: [] });
  for (let press = 0; press < 2; press += 1)
    expect(await actOnSimulation(visit, { intent: "start", id, months: 6 })).toEqual({ ok: true, id });
  expect((await visit.inShop((tx) => readSimulationStart(tx, visit))).past).toMatchObject([
    { id, state: "waiting", months: 6, liveVersion: 1 },
  ]);
  expect(await visit.inShop((tx) => readSimulation(tx, id))).toMatchObject({ state: "waiting", result: null });
  expect(await workSimulation(visit.shopId, (await visit.inShop((tx) => readRun(tx, id)))!)).toMatchObject({ orders: 0 });
});

it("one is stopped by whoever asks, and nothing else is", async () => {
  const visit = await visitOf();
  const id = v7();
  await actOnSimulation(visit, { intent: "start", id, months: 3 });
  const audit = await visit.inShop((tx) => startRun(tx, { kind: "audit", parameters: {}, by: "staff:1" }));
  const other = await visitOf();
  expect(await actOnSimulation(visit, { intent: "stop", id: audit })).toEqual({ ok: false });
  expect(await actOnSimulation(other, { intent: "stop", id })).toEqual({ ok: false });
  expect(await visit.inShop((tx) => readSimulation(tx, id))).toMatchObject({ state: "waiting" });
  expect(await actOnSimulation(visit, { intent: "stop", id })).toEqual({ ok: true, id });
  expect(await visit.inShop((tx) => readSimulation(tx, id))).toMatchObject({ state: "stopped" });
  expect(await other.inShop((tx) => readSimulation(tx, id))).toBeNull();
  expect(await visit.inShop((tx) => readSimulation(tx, audit))).toBeNull();
});

it("a plan that lacks it, and a wish that is none, begin nothing", async () => {
  const visit = await visitOf("free");
  expect((await visit.inShop((tx) => readSimulationStart(tx, visit))).needsPlan).toBe("Growth");
  expect(await actOnSimulation(visit, { intent: "start", id: v7(), months: 12 })).toEqual({ ok: false });
  const open = await visitOf();
  for (const wish of [null, {}, { intent: "start", id: v7(), months: 5 }, { intent: "start", id: "x", months: 3 }]) {
    expect(await actOnSimulation(open, wish)).toEqual({ ok: false });
  }
  expect((await open.inShop((tx) => readSimulationStart(tx, open))).past).toEqual([]);
});
