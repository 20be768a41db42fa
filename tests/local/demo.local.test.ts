import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LedgerState } from "../support/ledger-state";
import { differences, ledgerStates } from "./compare";
import { call, embeddedUrl, killTree, spawnLocalMode, startLocalMode, freePort, type LocalMode } from "./local-mode";
import { naiveMembers, type NaiveMember } from "./naive";

// an hour at which none of the demo's customers ever bought: no date falls due while the test runs
const SEED_NOW = "2026-11-20T03:00:00Z";
const data = "devstore/data/demo-orders.jsonl.gz";
const demo = "demo.myshopify.com";

const folders: string[] = [];
async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), "fidelio-local-"));
  folders.push(made);
  return made;
}

let calm: LocalMode;
let calmFolder: string;
let calmStates: Record<string, LedgerState>;

beforeAll(async () => {
  calmFolder = await folder();
  calm = await startLocalMode({ DATA_DIR: calmFolder, SEED_NOW });
  calmStates = await ledgerStates(await embeddedUrl(calmFolder));
}, 180_000);

afterAll(async () => {
  await calm?.stop();
  for (const each of folders) await rm(each, { recursive: true, force: true });
});

function asNaive(state: LedgerState): Map<string, NaiveMember> {
  return new Map(
    Object.entries(state.members).map(([customer, { balance, tier, lots }]) => {
      expect(balance.held + balance.owed).toBe(0);
      const sorted = lots
        .map(({ remaining, earnedAt, availableAt, expiresAt }) => ({ remaining, earnedAt, availableAt, expiresAt: expiresAt! }))
        .sort((a, b) => a.earnedAt.localeCompare(b.earnedAt) || a.remaining - b.remaining);
      return [customer, { pending: balance.pending, available: balance.available, tier: tier!, lots: sorted }];
    }),
  );
}

const sorted = (members: Map<string, NaiveMember>) => Object.fromEntries([...members].sort(([a], [b]) => Number(a) - Number(b)));

interface Audit {
  ok: boolean;
  checks: Array<{ name: string; ok: boolean }>;
}
const audit = () => call<Audit>(`${calm.ready.app}/api/v1/ledger/audit`, { key: calm.ready.apiKey });

describe("local mode with the demo data", () => {
  test("prints one ready line, in the shape of the contract", () => {
    expect(calm.ready).toMatchObject({ admin: `${calm.ready.store}/admin`, shop: demo, shops: [demo, "demo-fr.myshopify.com"] });
    expect(calm.ready.apiKey.length).toBeGreaterThan(31);
  });

  test("has all 1,657 orders, and nothing waits", async () => {
    expect(Object.keys(calmStates[demo]!.orders)).toHaveLength(1657);
    expect(await call(`${calm.ready.app}/healthz`)).toMatchObject({ ok: true, backlog: 0, deadLetters: 0 });
  });

  test("every balance, tier and lot equals the naive recomputation", () => {
    const now = new Date(SEED_NOW);
    expect(sorted(asNaive(calmStates[demo]!))).toEqual(sorted(naiveMembers(data, now, now)));
  });

  test("the audit finds all ten checks kept", async () => {
    const found = await audit();
    expect(found.checks.filter((check) => !check.ok)).toEqual([]);
    expect(found.checks).toHaveLength(10);
  });
});

describe("the same start", () => {
  test("under duplicates, delays, drops, shuffling and ties ends, after a sweep, in the same ledger state", async () => {
    const dataDir = await folder();
    const faults = { duplicate: 0.3, delay: 0.5, drop: 0.1, shuffle: true, ties: 0.1 };
    const faulty = await startLocalMode({ DATA_DIR: dataDir, SEED_NOW, STORE_FAULTS: JSON.stringify(faults) });
    try {
      await call(`${faulty.ready.store}/control/sweep`, { body: {} });
      expect(differences(await ledgerStates(await embeddedUrl(dataDir)), calmStates)).toEqual([]);
    } finally {
      await faulty.stop();
    }
  }, 300_000);

  test("killed while seeding and started again finds its data, goes on and ends in the same ledger state", async () => {
    const dataDir = await folder();
    const settings = { DATA_DIR: dataDir, SEED_NOW, PORT: String(await freePort()), STORE_PORT: String(await freePort()) };
    const first = spawnLocalMode(settings);
    await first.seen(/^Delivering/u);
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    killTree(first.child);
    const second = await startLocalMode(settings);
    try {
      expect(first.lines.some((line) => line.startsWith("ready "))).toBe(false);
      expect(differences(await ledgerStates(await embeddedUrl(dataDir)), calmStates)).toEqual([]);
      expect(await second.stop()).toBe(0);
    } finally {
      await second.stop();
    }
  }, 300_000);
});

describe("thirty and sixty days later", () => {
  test("what fell due was settled: the naive recomputation of that day agrees, and the audit", async () => {
    for (const days of [30, 60]) {
      const now = new Date(Date.parse(SEED_NOW) + days * 86_400_000);
      await call(`${calm.ready.store}/control/clock`, { body: { at: now.toISOString() } });
      const states = await ledgerStates(await embeddedUrl(calmFolder));
      expect(sorted(asNaive(states[demo]!))).toEqual(sorted(naiveMembers(data, new Date(SEED_NOW), now)));
      expect((await audit()).ok).toBe(true);
    }
  }, 180_000);

  test("SIGTERM ends all of it with exit code 0", async () => {
    expect(await calm.stop()).toBe(0);
  });
});
