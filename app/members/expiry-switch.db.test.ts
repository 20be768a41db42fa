import { afterEach, describe, expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { inShop } from "../db/tenancy.server";
import { judgeUnjudged } from "../intake/orders/judge-unjudged.server";
import { noteActive, redateLots } from "../ledger/redate.server";
import type { Expiry } from "../loyalty/program";
import { backToNow, documentOf, live } from "./time.fixture";

useDatabase();
afterEach(backToNow);

const points = (expiry: Expiry) => documentOf({ pendingDays: 0, expiry });
const lot = (months: number, noticeDays = 0): Expiry => ({ mode: "lot", months, noticeDays });
const ends = async (life: Awaited<ReturnType<typeof live>>) => (await life.lots()).map(({ expires }) => expires?.slice(0, 10) ?? null);

describe("a version that changes the expiry", () => {
  it("dates every lot anew, with its notice, and judging an order again does not undo it", async () => {
    const life = await live("Pacific/Auckland", points(lot(24)), "2027-01-05 09:00");
    await life.buys("5001", 10);
    await life.at("2028-10-05 09:00");
    await life.buys("5002", 20);
    expect(await ends(life)).toEqual(["2029-01-05", "2030-10-05"]);
    await life.publish(points(lot(6, 60)));
    await judgeUnjudged(life.shop.id);
    // the first would have ended long ago: it has its notice of sixty days
    expect(await ends(life)).toEqual(["2028-12-04", "2029-04-05"]);
    await life.buys("5001", 10, "2027-01-05 09:00", { tags: "anything" });
    expect(await ends(life)).toEqual(["2028-12-04", "2029-04-05"]);
    await life.at("2028-12-05 00:00");
    expect(await life.member()).toMatchObject({ available: 20 });
    expect(await life.audited()).toBe(true);
  });

  it("counts from its instant, however late the job that writes it down", async () => {
    const life = await live("Europe/London", points(lot(12)), "2027-01-05 09:00");
    await life.buys("5001", 10);
    await life.at("2028-01-04 09:00");
    await life.publish(points({ mode: "none" }));
    // its old day passes, and nobody has looked at it yet
    await life.at("2028-02-01 09:00");
    expect(await life.member()).toMatchObject({ available: 10 });
    expect(await ends(life)).toEqual([null]);
    await life.publish(points({ mode: "dates", days: ["12-31"], months: 0, noticeDays: 30 }));
    await judgeUnjudged(life.shop.id);
    expect(await ends(life)).toEqual(["2028-03-02"]);
  });

  it("what had ended before stays ended", async () => {
    const life = await live("Europe/London", points(lot(1)), "2027-01-05 09:00");
    await life.buys("5001", 10);
    await life.unnoticed("2027-03-01 09:00");
    await life.publish(points({ mode: "none" }));
    await life.at("2027-03-02 09:00");
    expect(await life.member()).toMatchObject({ available: 0 });
    expect(await life.audited()).toBe(true);
  });
});

describe("points that end by inactivity", () => {
  const idle: Expiry = { mode: "inactivity", months: 12, noticeDays: 0 };

  it("end together, so long after the last order", async () => {
    const life = await live("America/Los_Angeles", points(idle), "2027-01-05 09:00");
    await life.buys("5001", 10);
    await life.at("2027-10-01 09:00");
    await life.buys("5002", 20);
    expect(await ends(life)).toEqual(["2028-10-01", "2028-10-01"]);
    await life.at("2028-10-01 23:59");
    expect(await life.member()).toMatchObject({ available: 30 });
    await life.at("2028-10-02 00:00");
    expect(await life.member()).toMatchObject({ available: 0 });
    expect(await life.audited()).toBe(true);
  });

  it("an order that earns nothing keeps them too, and one heard of late as long as nobody looked", async () => {
    const life = await live("Europe/London", points(idle), "2027-01-05 09:00");
    await life.buys("5001", 10);
    await life.at("2027-06-01 09:00");
    await life.buys("5002", 5, "2027-06-01 09:00", { tags: "staff" });
    expect(await ends(life)).toEqual(["2028-06-01"]);
    await life.unnoticed("2028-06-03 09:00");
    await life.buys("5003", 5, "2028-05-31 09:00");
    expect(await life.member()).toMatchObject({ available: 15 });
    expect(await ends(life)).toEqual(["2029-05-31", "2029-05-31"]);
  });

  it("what had ended before the next order does not come back by it", async () => {
    const life = await live("Europe/London", points(idle), "2027-01-05 09:00");
    await life.buys("5001", 10);
    await life.unnoticed("2028-06-03 09:00");
    await life.buys("5002", 5);
    expect(await life.member()).toMatchObject({ available: 5 });
    expect(await life.audited()).toBe(true);
  });

  it("spending keeps what is left", async () => {
    const life = await live("Europe/London", points(idle), "2027-01-05 09:00");
    await life.buys("5001", 10);
    await life.at("2027-08-01 09:00");
    await inShop(life.shop.id, async (tx) => {
      const [row] = await tx.sql<{ id: string }>("select id from member");
      await noteActive(tx, row!.id);
      await redateLots(tx, [row!.id]);
    });
    expect(await ends(life)).toEqual(["2028-08-01"]);
  });
});
