import { v7 } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { systemPrisma, systemSql } from "../db/system.server";
import { inShop } from "../db/tenancy.server";
import { demoProgram } from "../loyalty/default-program";
import { publishProgram } from "./publish.server";
import { readProgram } from "./read.server";
import { refuseWhilePaused, reviewSpending, shopCalendar } from "./shop.server";
import { liveVersion, loadVersions } from "./versions.server";

useDatabase();

const by = "api:test";
let shopId: string;

beforeEach(async () => {
  const shop = await systemPrisma().shop.create({
    data: { domain: `${v7()}.myshopify.com`, currency: "GBP", zone: "Europe/London", installedAt: new Date() },
  });
  shopId = shop.id.toString();
});

describe("publishing", () => {
  it("makes the first version live from the business time of its publication", async () => {
    const [number, versions, now] = await inShop(shopId, async (tx) => [
      await publishProgram(tx, demoProgram, { by }),
      await loadVersions(tx),
      tx.now.toISOString(),
    ]);
    expect(number).toBe(1);
    expect(versions.map(({ number, inForceFrom }) => ({ number, inForceFrom }))).toEqual([{ number: 1, inForceFrom: now }]);
    expect(versions[0]?.program.earning.map(({ key }) => key)).toEqual(["purchase", "signup", "birthday"]);
  });

  it("retires the version before and keeps its document", async () => {
    await inShop(shopId, (tx) => publishProgram(tx, demoProgram, { by }));
    await inShop(shopId, (tx) => publishProgram(tx, { ...demoProgram, points: { ...demoProgram.points, pendingDays: 3 } }, { by }));
    const [versions, live] = await inShop(shopId, async (tx) => [await loadVersions(tx), await readProgram(tx)]);
    expect(versions.map(({ number, program }) => [number, program.points.pendingDays])).toEqual([
      [1, 14],
      [2, 3],
    ]);
    expect(live).toMatchObject({ version: 2, document: { points: { pendingDays: 3 } } });
  });

  it("begins by default with the first publication, and later versions begin with it too", async () => {
    const { startsAt: _given, ...document } = demoProgram;
    const first = await inShop(shopId, async (tx) => (await publishProgram(tx, document, { by })) && tx.now.toISOString());
    await inShop(shopId, (tx) => publishProgram(tx, document, { by }));
    const versions = await inShop(shopId, loadVersions);
    expect(versions.map(({ program }) => program.startsAt)).toEqual([first, first]);
  });

  it("refuses a document with faults, each with its path", async () => {
    const wrong = { ...demoProgram, points: { ...demoProgram.points, pendingDays: -1 }, enrolment: "magic" };
    await expect(inShop(shopId, (tx) => publishProgram(tx, wrong, { by }))).rejects.toMatchObject({
      code: "invalid_input",
      detail: {
        faults: expect.arrayContaining([
          expect.objectContaining({ path: "points.pendingDays" }),
          expect.objectContaining({ path: "enrolment" }),
        ]),
      },
    });
    expect(await inShop(shopId, liveVersion)).toBeNull();
  });

  it("refuses a currency that is not the shop's", async () => {
    await expect(inShop(shopId, (tx) => publishProgram(tx, { ...demoProgram, currency: "EUR" }, { by }))).rejects.toMatchObject({
      code: "invalid_input",
      detail: { faults: [{ path: "currency", message: expect.stringContaining("GBP") }] },
    });
  });

  it("publishes on the version that the caller saw, and on no other", async () => {
    await inShop(shopId, (tx) => publishProgram(tx, demoProgram, { by, ifMatch: 0 }));
    await inShop(shopId, (tx) => publishProgram(tx, demoProgram, { by, ifMatch: 1 }));
    await expect(inShop(shopId, (tx) => publishProgram(tx, demoProgram, { by, ifMatch: 1 }))).rejects.toMatchObject({
      code: "version_conflict",
      detail: { version: 2 },
    });
  });

  it("gives each of several at once a number of its own", async () => {
    const numbers = await Promise.all(Array.from({ length: 5 }, () => inShop(shopId, (tx) => publishProgram(tx, demoProgram, { by }))));
    expect(numbers.sort()).toEqual([1, 2, 3, 4, 5]);
  });

  it("has the orders that wait judged", async () => {
    await inShop(shopId, (tx) => publishProgram(tx, demoProgram, { by }));
    const jobs = await systemSql("select task_identifier from graphile_worker.jobs where key = $1", [`judge-unjudged/${shopId}`]);
    expect(jobs).toEqual([{ task_identifier: "judge-unjudged" }]);
  });

  it("answers not_found before the first publication", async () => {
    await expect(inShop(shopId, readProgram)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("the shop's currency", () => {
  const setCurrency = (currency: string) => systemPrisma().shop.update({ where: { id: BigInt(shopId) }, data: { currency } });

  it("pauses spending when it is no longer the program's, and a program in it lifts the pause", async () => {
    await inShop(shopId, (tx) => publishProgram(tx, demoProgram, { by }));
    await inShop(shopId, refuseWhilePaused);
    await setCurrency("EUR");
    expect(await inShop(shopId, reviewSpending)).toBe("currency-changed");
    await expect(inShop(shopId, refuseWhilePaused)).rejects.toMatchObject({
      code: "spending_paused",
      detail: { reason: "currency-changed" },
    });
    await inShop(shopId, (tx) => publishProgram(tx, { ...demoProgram, currency: "EUR" }, { by }));
    await inShop(shopId, refuseWhilePaused);
  });

  it("comes back: the pause ends; another pause stays", async () => {
    await inShop(shopId, (tx) => publishProgram(tx, demoProgram, { by }));
    await setCurrency("EUR");
    await inShop(shopId, reviewSpending);
    await setCurrency("GBP");
    expect(await inShop(shopId, reviewSpending)).toBeNull();
    await systemPrisma().shop.update({ where: { id: BigInt(shopId) }, data: { spendingPaused: "by-merchant" } });
    expect(await inShop(shopId, reviewSpending)).toBe("by-merchant");
  });

  it("and its zone are the rules' calendar", async () => {
    expect(await inShop(shopId, shopCalendar)).toEqual({ zone: "Europe/London", currency: "GBP" });
  });
});
