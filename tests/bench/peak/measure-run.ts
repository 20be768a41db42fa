import { setTimeout as wait } from "node:timers/promises";
import { until } from "../../../devstore/local/wait";
import { processorOf } from "../../support/processor";
import { realProcess } from "../../support/real-app";
import { freePort } from "../../local/local-mode";
import type { BenchDatabase } from "../intake/database";
import { fairness, type Fairness } from "./fairness";
import type { Pace, Sent } from "./generator";
import { startShopify, type Generator } from "./processes";
import { auditAll, isDraining, isEmpty, onDatabase, serverUse, waitingEvents, waitingJobs } from "./world";

/** Processor seconds and the most memory of one process or server. */
export interface Use {
  name: string;
  seconds: number | null;
  megabytes: number | null;
}

export interface Run {
  sent: Sent;
  /** events that waited when the last request was answered */
  waitingThen: number;
  /** from the first request until the inbox was empty, seconds */
  untilEmpty: number;
  uses: Use[];
  /** members' summaries written to Shopify until the inbox was empty, in all, and when the last was, seconds */
  faces: { then: number; all: number; after: number };
  fair: Fairness;
  stored: number;
  dead: number;
  audit: { ok: number; of: number };
}

/** One run as a user has it: web and worker of build/, in processes of their own, on one database. */
export async function measureRun(database: BenchDatabase, generator: Generator, pace: Pace): Promise<Run> {
  const shopify = await startShopify();
  const settings = { databaseUrl: database.url, shopifyVia: shopify.url };
  const web = await realProcess("web", { port: await freePort(), ...settings });
  const worker = await realProcess("worker", { port: await freePort(), ...settings });
  try {
    return await onDatabase(database.adminUrl, async (client) => {
      await until("the worker's first look at the inbox", () => isDraining(client));
      const before = await serverUse(client);
      const [webBefore, workerBefore] = [await web.processorMs(), await worker.processorMs()];
      const began = performance.now();
      const sent = await generator.send(Number(new URL(web.url).port), pace);
      const waitingThen = await waitingEvents(client);
      let memory = (await serverUse(client)).memoryMb;
      while (!(await isEmpty(client))) {
        await wait(500);
        memory = Math.max(memory ?? 0, (await serverUse(client)).memoryMb ?? 0);
      }
      const untilEmpty = (performance.now() - began) / 1000;
      const facesThen = (await shopify.told()).summaries;
      const after = await serverUse(client);
      const seconds = (from: number | null, to: number | null) => (from === null || to === null ? null : (to - from) / 1000);
      const uses: Use[] = [
        { name: "generator", seconds: sent.processorMs / 1000, megabytes: sent.memoryMb },
        { name: "web", seconds: seconds(webBefore, await web.processorMs()), megabytes: await web.peakMemoryMb() },
        { name: "worker", seconds: seconds(workerBefore, await worker.processorMs()), megabytes: await worker.peakMemoryMb() },
        { name: "Shopify", seconds: seconds(0, await processorOf(shopify.child.pid)), megabytes: null },
        { name: "PostgreSQL", seconds: seconds(before.processorMs, after.processorMs), megabytes: memory },
      ];
      const { rows } = await client.query<{ stored: number; dead: number }>(
        "select count(*)::int as stored, count(dead_at)::int as dead from webhook_event",
      );
      while ((await waitingJobs(client)) > 0) await wait(500);
      const faces = { then: facesThen, all: (await shopify.told()).summaries, after: (performance.now() - began) / 1000 };
      await Promise.all([web.stop(), worker.stop()]);
      return { sent, waitingThen, untilEmpty, uses, faces, fair: await fairness(client), ...rows[0]!, audit: await auditAll(database) };
    });
  } finally {
    await Promise.all([web.stop(), worker.stop()]);
    shopify.end();
  }
}
