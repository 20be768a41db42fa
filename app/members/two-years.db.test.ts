import { afterEach, describe, expect, it } from "vitest";
import { ledgerState } from "../../tests/support/ledger-state";
import { useDatabase } from "../../tests/support/database";
import type { ProgramDocument } from "../loyalty/program";
import { backToNow, documentOf, live, type Life } from "./time.fixture";

useDatabase();
afterEach(backToNow);

const level = (key: string, from: string, multiplier: string, points = 0) => ({
  key,
  title: { en: key },
  from,
  multiplier,
  ...(points > 0 ? { gift: { points } } : {}),
});
const tiers: NonNullable<ProgramDocument["tiers"]> = {
  measure: "spend",
  window: "calendar-year",
  keep: "next-year",
  graceDays: 30,
  levels: [level("bronze", "0", "1"), level("silver", "300.00", "1", 50), level("gold", "1000.00", "1.5", 200)],
};
const program = documentOf({ pendingDays: 14, expiry: { mode: "lot", months: 12, noticeDays: 30 } }, tiers);

const orders: Array<[id: string, pounds: number, placed: string]> = [
  ["5001", 400, "2027-03-25 12:00"],
  ["5002", 700, "2027-10-30 12:00"],
  ["5003", 100, "2028-02-29 12:00"],
];

/** Through both changes of the clocks: April and September in Auckland, March and November in Los Angeles. */
describe.each(["Pacific/Auckland", "America/Los_Angeles"])("a member's two years in %s", (zone) => {
  it("grants, gifts, tiers, the leap day, expiry, grace and the fall come on the shop's own days", async () => {
    const life = await live(zone, program, "2027-01-05 09:00");
    await life.at("2027-03-25 12:00");
    await life.buys("5001", 400);
    expect(await life.member()).toMatchObject({ tier: "silver", until: "2029-01-31 00:00:00.000", pending: 450, available: 0 });
    await life.at("2027-04-08 11:59");
    expect(await life.member()).toMatchObject({ pending: 450, available: 0 });
    await life.at("2027-04-08 12:00");
    expect(await life.member()).toMatchObject({ pending: 0, available: 450 });

    await life.at("2027-10-30 12:00");
    await life.buys("5002", 700);
    // gold from this order on: the order itself earned by the tier before it
    expect(await life.member()).toMatchObject({ tier: "gold", until: "2029-01-31 00:00:00.000", pending: 900 });
    await life.at("2027-11-13 11:59");
    expect(await life.member()).toMatchObject({ pending: 900, available: 450 });
    await life.at("2027-11-13 12:00");
    expect(await life.member()).toMatchObject({ pending: 0, available: 1350 });

    await life.at("2028-02-29 12:00");
    await life.buys("5003", 100);
    expect(await life.lots()).toEqual([
      { cause: "5001", remaining: 400, approved: true, expires: "2028-04-08 23:59:59.999" },
      { cause: "silver 2027-01-01", remaining: 50, approved: true, expires: "2028-04-08 23:59:59.999" },
      { cause: "5002", remaining: 700, approved: true, expires: "2028-11-13 23:59:59.999" },
      { cause: "gold 2027-01-01", remaining: 200, approved: true, expires: "2028-11-13 23:59:59.999" },
      { cause: "5003", remaining: 150, approved: false, expires: "2029-03-14 23:59:59.999" },
    ]);
    await life.at("2028-04-08 23:59:50");
    expect(await life.member()).toMatchObject({ available: 1500 });
    await life.at("2028-04-09 00:00");
    expect(await life.member()).toMatchObject({ available: 1050 });
    await life.at("2028-11-14 00:00");
    expect(await life.member()).toMatchObject({ available: 150, tier: "gold" });

    await life.at("2029-01-30 23:59");
    expect(await life.member()).toMatchObject({ tier: "gold", until: "2029-01-31 00:00:00.000" });
    await life.at("2029-01-31 00:00");
    expect(await life.member()).toMatchObject({ tier: "bronze", until: null });
    expect((await life.moves()).slice(-3)).toEqual([
      "2027-03-25 12:00 silver measure",
      "2027-10-30 12:00 gold measure",
      "2029-01-31 00:00 bronze grace-over",
    ]);
    expect(await life.audited()).toBe(true);
  });

  it("told of all at once and late, in any order, it is the same", async () => {
    const inTime = await live(zone, program, "2027-01-05 09:00");
    for (const [id, pounds, placed] of orders) {
      await inTime.at(placed);
      await inTime.buys(id, pounds);
    }
    const late = await live(zone, program, "2027-01-05 09:00");
    const end = "2028-06-01 10:00";
    await inTime.at(end);
    await late.unnoticed(end);
    for (const [id, pounds, placed] of orders.toReversed()) await late.buys(id, pounds, placed);
    await late.at(end);
    const stateOf = async (life: Life) => (await ledgerState(life.shop.id)).members["7001"];
    expect(await stateOf(late)).toEqual(await stateOf(inTime));
    expect(await late.audited()).toBe(true);
  });
});

it("a fiscal year that starts in April begins at midnight of its first day, and ends the tier there", async () => {
  const fiscal = { ...tiers, window: "fiscal-year" as const, yearStarts: "04-06", keep: "year" as const, graceDays: 0 };
  const life = await live("Europe/London", documentOf({ pendingDays: 0, expiry: { mode: "none" } }, fiscal), "2027-01-05 09:00");
  await life.at("2027-04-05 23:59");
  await life.buys("5001", 350);
  expect(await life.member()).toMatchObject({ tier: "silver", until: "2027-04-06 00:00:00.000", available: 400 });
  await life.at("2027-04-06 00:00");
  expect(await life.member()).toMatchObject({ tier: "bronze", until: null });
  await life.buys("5002", 350);
  expect(await life.member()).toMatchObject({ tier: "silver", until: "2028-04-06 00:00:00.000" });
  // a minute lies between the two entries, and a new year: it brings its gift again
  expect((await life.lots()).filter(({ cause }) => cause.startsWith("silver")).map(({ cause }) => cause)).toEqual([
    "silver 2026-04-06",
    "silver 2027-04-06",
  ]);
  expect((await life.moves()).slice(-3)).toEqual([
    "2027-04-05 23:59 silver measure",
    "2027-04-06 00:00 bronze year-over",
    "2027-04-06 00:00 silver measure",
  ]);
});

describe("the gift of a tier", () => {
  const silverOnly = { ...tiers, graceDays: 0, levels: [level("bronze", "0", "1"), level("silver", "300.00", "1", 50)] };
  const begin = () => live("Europe/London", documentOf({ pendingDays: 14, expiry: { mode: "none" } }, silverOnly), "2027-01-05 09:00");

  it("is taken back while it is pending when the entry was none after all, and comes again with a true one", async () => {
    const life = await begin();
    await life.buys("5001", 400);
    expect(await life.member()).toMatchObject({ tier: "silver", pending: 450 });
    await life.at("2027-01-06 09:00");
    await life.buys("5001", 400, "2027-01-05 09:00", { financialStatus: "voided" });
    expect(await life.member()).toMatchObject({ tier: "bronze", pending: 0 });
    await life.buys("5002", 300);
    expect(await life.member()).toMatchObject({ tier: "silver", pending: 350 });
    expect(await life.audited()).toBe(true);
  });

  it("stays once it can be spent, and stands for the next entry", async () => {
    const life = await begin();
    await life.buys("5001", 400);
    await life.at("2027-01-20 09:00");
    expect(await life.member()).toMatchObject({ available: 450 });
    await life.buys("5001", 400, "2027-01-05 09:00", { financialStatus: "voided" });
    expect(await life.member()).toMatchObject({ tier: "bronze", available: 50 });
    await life.buys("5002", 300);
    await life.at("2027-02-20 09:00");
    expect(await life.member()).toMatchObject({ tier: "silver", available: 350 });
    expect(await life.audited()).toBe(true);
  });

  it("never counts in a measure of points, and none comes by the merchant's publication", async () => {
    const inPoints = {
      ...silverOnly,
      measure: "points" as const,
      levels: [level("bronze", "0", "1"), level("silver", "300", "1", 900), level("gold", "1000", "1")],
    };
    const life = await live("Europe/London", documentOf({ pendingDays: 0, expiry: { mode: "none" } }, inPoints), "2027-01-05 09:00");
    await life.buys("5001", 310);
    expect(await life.member()).toMatchObject({ tier: "silver", available: 1210 });
    await life.at("2027-02-05 09:00");
    const lower = { ...inPoints, levels: [level("bronze", "0", "1"), level("silver", "100", "1"), level("gold", "200", "1", 500)] };
    await life.publish(documentOf({ pendingDays: 0, expiry: { mode: "none" } }, lower));
    await life.buys("5002", 5);
    expect(await life.member()).toMatchObject({ tier: "gold", available: 1215 });
  });
});
