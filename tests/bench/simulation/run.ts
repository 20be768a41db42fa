import { performance } from "node:perf_hooks";
import { closeDatabase, openDatabase } from "../../../app/db/client.server";
import { systemPrisma } from "../../../app/db/system.server";
import { inShop } from "../../../app/db/tenancy.server";
import { startSimulation } from "../../../app/insights/simulation/start.server";
import { workSimulation } from "../../../app/insights/simulation/work.server";
import { demoProgram } from "../../../app/loyalty/default-program";
import { readRun } from "../../../app/members/runs.server";
import { saveDraft } from "../../../app/programs/draft.server";
import { publishProgram } from "../../../app/programs/publish.server";
import { benchServer } from "../intake/database";
import { drafts } from "./drafts";
import { fillOrders } from "./fill";

/**
 * `npm run bench:simulation`: a draft against the live version over 24 months of a shop with 100,000 orders of 30,000 members
 * (`BENCH_ORDERS`, `BENCH_MEMBERS`), for each draft the time from the start of the run to its result. In the promise: a minute.
 */
Object.assign(process.env, { LOCAL_MODE: "1", DATABASE_URL: "postgresql://unused@localhost/unused", LOG_LEVEL: "warn" });
const size = { orders: Number(process.env["BENCH_ORDERS"] ?? 100_000), members: Number(process.env["BENCH_MEMBERS"] ?? 30_000) };
const times = Number(process.env["BENCH_TIMES"] ?? 3);

const server = await benchServer();
const database = await server.fresh();
try {
  openDatabase(database.url);
  const data = { domain: "bench.myshopify.com", currency: "GBP", zone: "Europe/London", installedAt: new Date(0), appPlan: "growth" };
  const shopId = (await systemPrisma().shop.create({ data })).id.toString();
  await inShop(shopId, (tx) => publishProgram(tx, demoProgram, { by: "bench" }));
  await fillOrders(database.adminUrl, shopId, size);
  let revision: number | null = null;
  for (const [name, document] of Object.entries(drafts)) {
    const seen: number | null = revision;
    revision = await inShop(shopId, (tx) => saveDraft(tx, document, { by: "bench", revision: seen }));
    const seconds: number[] = [];
    const processor: number[] = [];
    for (let time = 0; time < times; time += 1) {
      const id = await inShop(shopId, (tx) => startSimulation(tx, { by: "bench", months: 24 }));
      const run = (await inShop(shopId, (tx) => readRun(tx, id)))!;
      const from = performance.now();
      const worked = process.cpuUsage();
      const result = await workSimulation(shopId, run);
      seconds.push((performance.now() - from) / 1000);
      const { user, system } = process.cpuUsage(worked);
      processor.push((user + system) / 1e6);
      if (time === 0) console.log(`${name}: ${result!.orders} orders, ${result!.members} members, granted ${result!.totals.draft.granted}`);
    }
    const median = (all: number[]) => all.toSorted((a, b) => a - b)[Math.floor(times / 2)]!.toFixed(1);
    const each = seconds.map((one) => one.toFixed(1)).join(" ");
    console.log(`${name}: ${median(seconds)} s (each: ${each}), bar 60; ${median(processor)} s of this process's processor`);
  }
} finally {
  await closeDatabase();
  await database.drop();
  await server.stop();
}
