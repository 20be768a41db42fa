import { v7 } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { systemPrisma, systemSql } from "../db/system.server";
import { inShop, type ShopTx } from "../db/tenancy.server";
import { demoProgram } from "../loyalty/default-program";
import { bringBackVersion, changeProgram } from "./change.server";
import { cancelScheduled, readDraft, scheduledVersion } from "./draft.server";
import { promoteDue } from "./promote.server";
import { publishProgram } from "./publish.server";
import { liveVersion, loadVersions } from "./versions.server";

useDatabase();

const by = "staff:42";
const day = 24 * 60 * 60 * 1000;
const withTu = { ...demoProgram, formOfAddress: "tu" } as const;
let shopId: string;

beforeEach(async () => {
  const shop = await systemPrisma().shop.create({
    data: { domain: `${v7()}.myshopify.com`, currency: "GBP", zone: "Europe/London", installedAt: new Date() },
  });
  shopId = shop.id.toString();
  await run((tx) => publishProgram(tx, demoProgram, { by: "test" }));
});

const run = <T>(fn: (tx: ShopTx) => Promise<T>) => inShop(shopId, fn);
/** The same shop as it will be: a transaction whose business time is later. */
const later = <T>(days: number, fn: (tx: ShopTx) => Promise<T>) => run((tx) => fn({ ...tx, now: new Date(tx.now.getTime() + days * day) }));
const schedule = (document: object = withTu, more: object = {}) =>
  run((tx) => publishProgram(tx, document, { by, at: new Date(tx.now.getTime() + 2 * day), ...more }));
const states = () =>
  run(async (tx) => (await tx.prisma.programVersion.findMany({ orderBy: { number: "asc" } })).map(({ number, state }) => [number, state]));

describe("a version that waits for its day", () => {
  it("is none of those that count until then, and is live from its instant though nobody noted it", async () => {
    expect(await schedule()).toBe(2);
    expect((await run(liveVersion))?.number).toBe(1);
    expect((await run(loadVersions)).map(({ number }) => number)).toEqual([1]);
    expect(await run(scheduledVersion)).toMatchObject({ number: 2, publishedBy: by, tierChange: null, keptUntil: null });
    expect((await later(1.99, liveVersion))?.number).toBe(1);
    expect((await later(2, liveVersion))?.program.formOfAddress).toBe("tu");
    expect((await later(2, loadVersions)).map(({ number }) => number)).toEqual([1, 2]);
    expect(await later(2, scheduledVersion)).toBeNull();
    expect(await states()).toEqual([
      [1, "live"],
      [2, "scheduled"],
    ]);
  });

  it("is noted as live once, by whoever comes first, and has members judged by it", async () => {
    await schedule();
    await systemSql("delete from graphile_worker._private_jobs where key = $1", [`judge-unjudged/${shopId}`]);
    expect(await run(promoteDue)).toBeNull();
    expect(await later(3, promoteDue)).toBe(2);
    expect(await later(3, promoteDue)).toBeNull();
    expect(await states()).toEqual([
      [1, "retired"],
      [2, "live"],
    ]);
    const jobs = await systemSql("select task_identifier from graphile_worker.jobs where key = $1", [`judge-unjudged/${shopId}`]);
    expect(jobs).toEqual([{ task_identifier: "judge-unjudged" }]);
    expect(await later(3, async (tx) => (await tx.prisma.auditEntry.findFirst({ where: { action: "program.in-force" } }))?.detail)).toEqual(
      {
        version: 2,
      },
    );
  });

  it("is published over like any other once its day has come", async () => {
    await schedule();
    expect(await later(3, (tx) => publishProgram(tx, demoProgram, { by, ifMatch: 2 }))).toBe(3);
    expect(await states()).toEqual([
      [1, "retired"],
      [2, "retired"],
      [3, "live"],
    ]);
  });

  it("is in the way of another document, whether that waits or not, and of bringing one back", async () => {
    await schedule();
    const refused = { code: "conflict", detail: { reason: "version-scheduled", version: 2 } };
    await expect(run((tx) => publishProgram(tx, demoProgram, { by }))).rejects.toMatchObject(refused);
    await expect(schedule(demoProgram)).rejects.toMatchObject(refused);
    const old = { ...demoProgram, points: { ...demoProgram.points, pendingDays: 3 } };
    await run((tx) => cancelScheduled(tx, by));
    await run((tx) => publishProgram(tx, old, { by }));
    await schedule();
    await expect(run((tx) => bringBackVersion(tx, 1, { by }))).rejects.toMatchObject({ code: "conflict" });
  });

  it("takes a single change of the live program over, under the next number and for the same day", async () => {
    await schedule();
    const before = await run(scheduledVersion);
    await run((tx) => changeProgram(tx, (live) => ({ ...live, earningPaused: true }), { by }));
    expect(await states()).toEqual([
      [1, "retired"],
      [2, "cancelled"],
      [3, "live"],
      [4, "scheduled"],
    ]);
    expect(await run(scheduledVersion)).toMatchObject({
      number: 4,
      inForceFrom: before?.inForceFrom,
      program: { earningPaused: true, formOfAddress: "tu" },
    });
    expect((await later(2, liveVersion))?.program.earningPaused).toBe(true);
  });

  it("is cancelled, keeps its number and is the draft again", async () => {
    await schedule();
    await run((tx) => cancelScheduled(tx, by));
    expect(await run(scheduledVersion)).toBeNull();
    expect((await later(3, liveVersion))?.number).toBe(1);
    expect(await run(readDraft)).toMatchObject({ fromVersion: 1, document: { formOfAddress: "tu" } });
    await expect(run((tx) => cancelScheduled(tx, by))).rejects.toMatchObject({ code: "not_found" });
    expect(await run((tx) => publishProgram(tx, demoProgram, { by }))).toBe(3);
  });

  it("is read as what it says, also after another one of the same day was cancelled", async () => {
    const at = new Date(Date.now() + day);
    await run((tx) => publishProgram(tx, withTu, { by, at }));
    expect((await run(scheduledVersion))?.program.formOfAddress).toBe("tu");
    await run((tx) => cancelScheduled(tx, by));
    await run((tx) => publishProgram(tx, demoProgram, { by, at }));
    expect((await run(scheduledVersion))?.program.formOfAddress).toBe("vous");
    expect((await later(1, liveVersion))?.program.formOfAddress).toBe("vous");
  });

  it("waits for a moment to come, and keeps members' tiers until a day after it", async () => {
    const past = run((tx) => publishProgram(tx, withTu, { by, at: tx.now }));
    await expect(past).rejects.toMatchObject({ code: "invalid_input", detail: { faults: [{ path: "at" }] } });
    const steeper = { ...demoProgram, tiers: { ...demoProgram.tiers!, graceDays: 3 } };
    const keep = (days: number | null) =>
      run((tx) => {
        const keptUntil = days === null ? {} : { keptUntil: new Date(tx.now.getTime() + days * day) };
        return publishProgram(tx, steeper, { by, at: new Date(tx.now.getTime() + 2 * day), tierChange: "keep", ...keptUntil });
      });
    for (const days of [null, 1])
      await expect(keep(days)).rejects.toMatchObject({ code: "invalid_input", detail: { faults: [{ path: "keptUntil" }] } });
    await keep(90);
    expect(await run(scheduledVersion)).toMatchObject({ tierChange: "keep", keptUntil: expect.any(String) });
  });

  it("of a shop without a program begins it", async () => {
    const shop = await systemPrisma().shop.create({
      data: { domain: `${v7()}.myshopify.com`, currency: "GBP", zone: "Europe/London", installedAt: new Date() },
    });
    shopId = shop.id.toString();
    const { startsAt: _given, ...document } = demoProgram;
    await schedule(document);
    expect(await run(liveVersion)).toBeNull();
    const live = await later(2, liveVersion);
    expect(live?.program.startsAt).toBe(live?.inForceFrom);
  });
});
