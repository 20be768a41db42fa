import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { migrate } from "../../app/db/migrate.server";
import { differences } from "../local/compare";
import { startServer } from "./disturb";
import { live, type Faults, type Lived } from "./house";
import { makeScript } from "./script";

/** As bad as the stand-in can be without losing its sense. */
const worst: Faults = {
  webhooks: { duplicate: 0.5, delay: 0.5, drop: 0.2, shuffle: true, ties: 0.2 },
  adminApi: { throttle: 0.2, error: 0.2, timeoutAfterCommit: 0.1 },
};

export interface TwoLives {
  steps: number;
  disturbed: Lived;
  calm: Lived;
  /** where their ledger states differ */
  differences: string[];
}

export interface Length {
  /** of the disturbed life */
  seconds: number;
  /** things that happen in the shop each second */
  perSecond: number;
  killEveryMs: number;
  patienceMs: number;
}

/** The same orders twice: with two webs and two workers that are killed, a server that is restarted twice and every fault; and calmly. */
export async function twoLives({ seconds, perSecond, killEveryMs, patienceMs }: Length): Promise<TwoLives> {
  const folder = await mkdtemp(join(tmpdir(), "fidelio-chaos-"));
  const server = await startServer(folder);
  try {
    await migrate(server.url);
    const calmUrl = await copyOf(server.adminUrl, server.url);
    const steps = makeScript(seconds * perSecond, new Date(Math.floor(Date.now() / 1000) * 1000));
    const disturbing = { everyMs: killEveryMs, restartsAt: [0.33, 0.66], forMs: seconds * 1000 };
    const chaos = { perSecond, disturbing, faults: worst };
    const disturbed = await live({ server, databaseUrl: server.url, steps, processes: 2, chaos, patienceMs });
    const calm = await live({ server, databaseUrl: calmUrl, steps, processes: 1, chaos: null, patienceMs });
    return { steps: steps.length, disturbed, calm, differences: differences(disturbed.state, calm.state) };
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Another database, empty and migrated as the first is. */
async function copyOf(adminUrl: string, url: string): Promise<string> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query("create database calm template fidelio owner fidelio");
  await client.end();
  return Object.assign(new URL(url), { pathname: "/calm" }).toString();
}
