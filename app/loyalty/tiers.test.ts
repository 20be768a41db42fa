import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import type { CountRow } from "./judgement";
import type { Tiers } from "./program-parts";
import { tierWindows } from "./tiers-shape";
import { tierAt, tierPath, type TierGround } from "./tiers";

const ground: TierGround = { zone: "Europe/London", currency: "GBP", joinedAt: "2025-01-01T00:00:00.000Z" };

function tiersOf(more: Partial<Tiers> = {}): Tiers {
  const level = (key: string, from: string) => ({ key, title: { en: key }, from, multiplier: "1", archived: false, perks: [] });
  return {
    measure: "spend",
    window: "rolling-12-months",
    yearStarts: "01-01",
    keep: "next-year",
    graceDays: 30,
    levels: [level("bronze", "0"), level("silver", "1000.00"), level("gold", "3000.00")],
    ...more,
  };
}

function row(at: string, spend: number, placedAt = at): CountRow {
  return {
    at: `${at}T12:00:00.000Z`,
    placedAt: `${placedAt}T12:00:00.000Z`,
    spend,
    points: Math.trunc(spend / 100),
    orders: Math.sign(spend),
  };
}
const standing = (rows: CountRow[], at: string, tiers = tiersOf()) => tierAt(rows, tiers, ground, `${at}T12:00:00.000Z`);

describe("tiers", () => {
  it("everyone starts below, since they joined", () => {
    expect(standing([], "2026-01-01")).toEqual({ tier: "bronze", since: ground.joinedAt, until: null, dueAt: null, measure: 0 });
    expect(tierAt([], null, ground, "2026-01-01T00:00:00.000Z").tier).toBeNull();
  });

  it("without a joining date, since the first row; without any row, since nobody knows", () => {
    const nobody = { ...ground, joinedAt: null };
    expect(tierAt([row("2026-01-05", 100)], tiersOf(), nobody, "2026-02-01T00:00:00.000Z").since).toBe("2026-01-05T12:00:00.000Z");
    expect(tierAt([], tiersOf(), nobody, "2026-02-01T00:00:00.000Z").since).toBeNull();
  });

  it("scenario 15: the threshold to the penny", () => {
    expect(standing([row("2026-01-05", 99_999)], "2026-01-05").tier).toBe("bronze");
    expect(standing([row("2026-01-05", 100_000)], "2026-01-05")).toMatchObject({
      tier: "silver",
      since: "2026-01-05T12:00:00.000Z",
      measure: 100_000,
    });
  });

  it("a rise is immediate and may skip a level; rows of the future do not count", () => {
    expect(standing([row("2026-01-05", 300_000)], "2026-01-05").tier).toBe("gold");
    expect(standing([row("2026-01-06", 300_000)], "2026-01-05")).toMatchObject({ tier: "bronze", dueAt: "2026-01-06T12:00:00.000Z" });
  });

  it("scenario 15: after a refund the tier stays for the grace days, and its end is shown", () => {
    const rows = [row("2026-01-05", 100_000), row("2026-02-01", -1, "2026-01-05")];
    expect(standing(rows, "2026-02-10")).toMatchObject({
      tier: "silver",
      until: "2026-03-03T12:00:00.000Z",
      dueAt: "2026-03-03T12:00:00.000Z",
    });
    expect(standing(rows, "2026-03-04")).toMatchObject({ tier: "bronze", since: "2026-03-03T12:00:00.000Z", until: null });
  });

  it("a fall is cancelled when the measure comes back in time", () => {
    const rows = [row("2026-01-05", 100_000), row("2026-02-01", -5000, "2026-01-05"), row("2026-02-20", 5000)];
    expect(standing(rows, "2026-02-25")).toMatchObject({ tier: "silver", since: "2026-01-05T12:00:00.000Z", until: null });
  });

  it("at the deadline it drops to the level of then, however far", () => {
    const rows = [row("2026-01-05", 300_000), row("2026-02-01", -1, "2026-01-05"), row("2026-02-20", -250_000, "2026-01-05")];
    expect(standing(rows, "2026-03-02").tier).toBe("gold");
    expect(standing(rows, "2026-03-03").tier).toBe("bronze");
  });

  it("without grace days a fall is immediate", () => {
    const rows = [row("2026-01-05", 100_000), row("2026-02-01", -1, "2026-01-05")];
    expect(standing(rows, "2026-02-01", tiersOf({ graceDays: 0 }))).toMatchObject({ tier: "bronze", since: "2026-02-01T12:00:00.000Z" });
  });

  it("grace days are the shop's calendar days, over a change of the clocks too", () => {
    const rows = [row("2026-01-05", 100_000), row("2026-03-10", -1, "2026-01-05")];
    // 12:00 in London is 12:00 UTC in winter and 11:00 UTC in summer
    expect(standing(rows, "2026-03-20").until).toBe("2026-04-09T11:00:00.000Z");
  });

  it("a rolling window loses an order twelve months after its placing, and its refund with it", () => {
    const rows = [row("2025-02-01", 150_000), row("2025-03-01", -20_000, "2025-02-01"), row("2025-06-01", 10_000)];
    expect(standing(rows, "2026-01-31")).toMatchObject({ measure: 140_000, dueAt: "2026-02-01T12:00:00.000Z" });
    expect(standing(rows, "2026-02-01")).toMatchObject({ measure: 10_000, tier: "silver", until: "2026-03-03T12:00:00.000Z" });
    expect(standing(rows, "2026-04-01")).toMatchObject({ tier: "bronze", dueAt: null });
  });

  it("a refund after the window has moved on counts for nothing", () => {
    const rows = [row("2025-02-01", 150_000), row("2026-02-10", -150_000, "2025-02-01")];
    expect(standing(rows, "2026-02-05")).toMatchObject({ measure: 0, until: "2026-03-03T12:00:00.000Z" });
    expect(standing(rows, "2026-02-20").measure).toBe(0);
  });

  it("at one instant what leaves goes first, then what comes", () => {
    const rows = [row("2025-02-01", 100_000), row("2026-02-01", 100_000)];
    expect(standing(rows, "2026-02-01", tiersOf({ graceDays: 0 }))).toMatchObject({ tier: "silver", since: "2026-02-01T12:00:00.000Z" });
    expect(standing(rows, "2026-02-01")).toMatchObject({ tier: "silver", since: "2025-02-01T12:00:00.000Z", until: null });
  });

  it("what leaves at the deadline itself is gone before the tier is decided", () => {
    // gold falls to silver on 2 January; its deadline, 1 February, is the moment when the first order leaves as well
    const rows = [row("2025-02-01", 100_000), row("2025-03-01", 200_000), row("2026-01-02", -150_000, "2025-03-01")];
    expect(standing(rows, "2026-01-31")).toMatchObject({ tier: "gold", until: "2026-02-01T12:00:00.000Z" });
    expect(standing(rows, "2026-02-01")).toMatchObject({ tier: "bronze", until: null });
  });

  it("what comes at the deadline itself is too late", () => {
    const rows = [row("2026-01-05", 100_000), row("2026-02-01", -1, "2026-01-05"), row("2026-03-03", 100)];
    expect(standing(rows, "2026-03-03")).toMatchObject({ tier: "silver", since: "2026-03-03T12:00:00.000Z" });
  });

  it("a lifetime window loses nothing", () => {
    expect(standing([row("2025-02-01", 150_000)], "2026-11-01", tiersOf({ window: "lifetime" }))).toMatchObject({
      tier: "silver",
      measure: 150_000,
      dueAt: null,
    });
  });

  it("measures points or orders when the program says so", () => {
    const level = (key: string, from: string) => ({ key, title: { en: key }, from, multiplier: "1", archived: false, perks: [] });
    const levels = [level("few", "0"), level("some", "2")];
    const rows = [row("2026-01-05", 150), row("2026-01-06", 150)];
    expect(standing(rows, "2026-02-01", tiersOf({ measure: "orders", levels }))).toMatchObject({ tier: "some", measure: 2 });
    expect(standing(rows, "2026-02-01", tiersOf({ measure: "points", levels }))).toMatchObject({ tier: "some", measure: 2 });
  });

  it("an archived level is passed over, and below the first level there is no tier", () => {
    const levels = tiersOf().levels.map((level) => ({ ...level, archived: level.key === "silver" || level.key === "bronze" }));
    expect(standing([row("2026-01-05", 150_000)], "2026-02-01", tiersOf({ levels })).tier).toBeNull();
    expect(standing([row("2026-01-05", 300_000)], "2026-02-01", tiersOf({ levels })).tier).toBe("gold");
  });
});

describe("in a window of a year", () => {
  const yearly = (more: Partial<Tiers> = {}) => tiersOf({ window: "calendar-year", graceDays: 0, ...more });
  const bought = [row("2025-05-01", 150_000)];

  it("a tier reached in one year is kept to the end of the next, and its end is shown all the while", () => {
    const end = "2027-01-01T00:00:00.000Z";
    expect(standing(bought, "2025-06-01", yearly())).toMatchObject({ tier: "silver", until: end, dueAt: end, measure: 150_000 });
    expect(standing(bought, "2026-06-01", yearly())).toMatchObject({ tier: "silver", until: end, dueAt: end, measure: 0 });
    expect(standing(bought, "2027-01-01", yearly())).toMatchObject({ tier: "bronze", since: end, until: null, dueAt: null });
  });

  it("or to the end of the year itself, where the program says so", () => {
    expect(standing(bought, "2025-12-31", yearly({ keep: "year" }))).toMatchObject({ tier: "silver", until: "2026-01-01T00:00:00.000Z" });
    expect(standing(bought, "2026-01-01", yearly({ keep: "year" })).tier).toBe("bronze");
  });

  it("days of grace come after the year", () => {
    const until = "2027-01-31T00:00:00.000Z";
    expect(standing(bought, "2025-06-01", yearly({ graceDays: 30 }))).toMatchObject({ tier: "silver", until });
    expect(standing(bought, "2027-01-15", yearly({ graceDays: 30 }))).toMatchObject({ tier: "silver", until, dueAt: until });
    expect(standing(bought, "2027-01-31", yearly({ graceDays: 30 }))).toMatchObject({ tier: "bronze", since: until });
  });

  it("reached again in the next year, it is kept for one more", () => {
    const again = [...bought, row("2026-11-30", 100_000)];
    expect(standing(again, "2026-12-01", yearly())).toMatchObject({ tier: "silver", until: "2028-01-01T00:00:00.000Z" });
  });

  it("a refund lowers the year of its order, whenever it comes", () => {
    const refunded = [...bought, row("2026-02-10", -60_000, "2025-05-01")];
    expect(standing(refunded, "2026-02-09", yearly()).tier).toBe("silver");
    expect(standing(refunded, "2026-02-10", yearly())).toMatchObject({ tier: "bronze", since: "2026-02-10T12:00:00.000Z", measure: 0 });
    // of the year before last nothing is held any more, and nothing of this year is taken
    const late = [row("2024-05-01", 150_000), row("2026-01-05", 100_000), row("2026-02-10", -150_000, "2024-05-01")];
    expect(standing(late, "2026-03-01", yearly())).toMatchObject({ tier: "silver", measure: 100_000 });
  });

  it("a fiscal year begins on its day, at midnight of the shop's", () => {
    const fiscal = yearly({ window: "fiscal-year", yearStarts: "04-06" });
    // the last of the old year and the first of the new, an hour of London's summer apart
    const rows = [rowAt("2026-04-05T22:59:59.999Z", 60_000), rowAt("2026-04-05T23:00:00.000Z", 60_000)];
    expect(tierAt(rows, fiscal, ground, "2026-05-01T00:00:00.000Z")).toMatchObject({ tier: "bronze", measure: 60_000 });
    const both = [rowAt("2026-04-05T23:00:00.000Z", 60_000), rowAt("2027-04-05T22:59:59.999Z", 60_000)];
    expect(tierAt(both, fiscal, ground, "2027-04-05T22:59:59.999Z")).toMatchObject({
      tier: "silver",
      measure: 120_000,
      until: "2028-04-05T23:00:00.000Z",
    });
  });

  it("a year that begins on 29 February begins on the 28th where there is none", () => {
    const leap = yearly({ window: "fiscal-year", yearStarts: "02-29", keep: "year" });
    expect(standing([row("2024-03-01", 100_000)], "2024-06-01", leap).until).toBe("2025-02-28T00:00:00.000Z");
    expect(standing([row("2027-03-01", 100_000)], "2027-06-01", leap).until).toBe("2028-02-29T00:00:00.000Z");
  });

  function rowAt(at: string, spend: number): CountRow {
    return { at, placedAt: at, spend, points: 0, orders: 1 };
  }
});

it("each move names its reason", () => {
  const rows = [row("2025-02-01", 100_000), row("2025-03-01", 200_000), row("2025-04-01", -150_000, "2025-03-01")];
  const reasons = (tiers: Tiers) =>
    tierPath(rows, tiers, ground, "2027-06-01T00:00:00.000Z").moves.map(({ to, reason }) => `${to} ${reason}`);
  expect(reasons(tiersOf())).toEqual(["silver measure", "gold measure", "silver grace-over", "bronze grace-over"]);
  expect(reasons(tiersOf({ graceDays: 0 }))).toEqual(["silver measure", "gold measure", "silver refund", "bronze window"]);
  expect(reasons(tiersOf({ graceDays: 0, window: "calendar-year" }))).toEqual([
    "silver measure",
    "gold measure",
    "silver refund",
    "bronze year-over",
  ]);
});

describe("against a naive walk", () => {
  const start = Date.parse("2025-01-01T10:00:00.000Z");
  const iso = (at: number) => new Date(at).toISOString();
  const rowsOnDays = fc.array(
    fc
      .record({ placed: fc.nat(500), after: fc.nat(450), spend: fc.integer({ min: -80_000, max: 120_000 }) })
      .map(({ placed, after, spend }): CountRow => ({
        at: iso(start + (placed + (spend < 0 ? after : 0)) * 86_400_000),
        placedAt: iso(start + placed * 86_400_000),
        spend,
        points: 0,
        orders: 0,
      })),
    { maxLength: 25 },
  );

  it("ends in the same tier with the same dates, on days that collide", () => {
    const numRuns = process.env["LONG"] ? 3000 : 300;
    fc.assert(
      fc.property(
        rowsOnDays,
        fc.nat(1000),
        fc.constantFrom(0, 1, 30),
        fc.constantFrom<Partial<Tiers>>(
          { window: "rolling-12-months" },
          { window: "lifetime" },
          { window: "calendar-year" },
          { window: "fiscal-year", yearStarts: "04-01" },
          { window: "fiscal-year", yearStarts: "10-25", keep: "year" },
        ),
        fc.constantFrom("Europe/London", "UTC", "Pacific/Auckland"),
        (rows, day, graceDays, window, zone) => {
          const tiers = tiersOf({ graceDays, ...window });
          const at = iso(start + day * 86_400_000);
          const { tier, since, until } = tierAt(rows, tiers, { ...ground, zone }, at);
          expect({ tier, since, until }).toEqual(naive(rows, tiers, zone, at));
          expect(tierAt(rows.toReversed(), tiers, { ...ground, zone }, at)).toEqual(tierAt(rows, tiers, { ...ground, zone }, at));
        },
      ),
      { numRuns },
    );
  });

  it("nothing changes before dueAt, and something does at it", () => {
    fc.assert(
      fc.property(rowsOnDays, fc.nat(1000), fc.constantFrom(0, 30), fc.constantFrom(...tierWindows), (rows, day, graceDays, window) => {
        const tiers = tiersOf({ graceDays, window });
        const now = tierAt(rows, tiers, ground, iso(start + day * 86_400_000));
        if (now.dueAt === null) {
          expect(tierAt(rows, tiers, ground, "2099-01-01T00:00:00.000Z")).toMatchObject({ tier: now.tier, until: now.until });
          return;
        }
        const due = Date.parse(now.dueAt);
        expect(tierAt(rows, tiers, ground, iso(due - 1))).toMatchObject({ tier: now.tier, until: now.until });
        const then = tierAt(rows, tiers, ground, now.dueAt);
        expect([then.tier, then.since, then.until]).not.toEqual([now.tier, now.since, now.until]);
      }),
      { numRuns: process.env["LONG"] ? 3000 : 300 },
    );
  });

  /** Looks at every instant at which anything may happen, adding everything up anew each time. */
  function naive(rows: CountRow[], tiers: Tiers, zone: string, end: string) {
    const froms = tiers.levels.map((level) => Number(level.from) * 100);
    const plus = (at: string, duration: { months?: number; days?: number }) =>
      iso(DateTime.fromISO(at, { zone }).plus(duration).toMillis());
    const yearly = tiers.window.endsWith("-year");
    const [month, startDay] = (tiers.window === "fiscal-year" ? tiers.yearStarts : "01-01").split("-").map(Number);
    const yearStart = (year: number) => iso(DateTime.fromObject({ year, month: month!, day: startDay! }, { zone }).toMillis());
    const yearOf = (at: string) => [2024, 2025, 2026, 2027, 2028, 2029, 2030].findLast((year) => yearStart(year) <= at)!;
    const leaving = (one: CountRow) => (tiers.window === "rolling-12-months" ? plus(one.placedAt, { months: 12 }) : "9999");
    const sumOf = (at: string, arrived: boolean, counts: (one: CountRow) => boolean) =>
      rows.filter((one) => (arrived ? one.at <= at : one.at < at) && counts(one)).reduce((sum, one) => sum + one.spend, 0);
    const ofYear = (at: string, arrived: boolean, ago: number) =>
      levelOf(sumOf(at, arrived, (one) => yearOf(one.placedAt) === yearOf(at) - ago));
    const levelAt = (at: string, arrived: boolean) => {
      if (!yearly) return levelOf(sumOf(at, arrived, (one) => leaving(one) > at));
      return Math.max(ofYear(at, arrived, 0), tiers.keep === "next-year" ? ofYear(at, arrived, 1) : -1);
    };
    const levelOf = (measure: number) => froms.filter((from) => from <= measure).length - 1;
    const keptUntil = () => {
      if (!yearly || level < 1) return null;
      const start = yearStart(yearOf(end) + (tiers.keep === "next-year" && ofYear(end, true, 0) >= level ? 2 : 1));
      return plus(start, { days: tiers.graceDays });
    };
    let level = levelOf(0);
    let since: string | null = ground.joinedAt;
    let until = null as string | null;
    const look = (at: string, now: number) => {
      if (now >= level) {
        if (now > level) since = at;
        level = now;
        until = null;
      } else if (tiers.graceDays === 0) [level, since] = [now, at];
      else until ??= plus(at, { days: tiers.graceDays });
    };
    const turns = yearly ? [2025, 2026, 2027, 2028, 2029].map(yearStart) : [];
    const instants = new Set([...rows.flatMap((one) => [one.at, leaving(one)]), ...turns].filter((at) => at <= end && at.length > 4));
    for (;;) {
      const [at] = [...instants, ...(until === null || until > end ? [] : [until])].toSorted();
      if (at === undefined) return { tier: tiers.levels[level]?.key ?? null, since, until: until ?? keptUntil() };
      const rowsThere = instants.delete(at);
      if (rowsThere) look(at, levelAt(at, false));
      if (until === at) {
        const now = levelAt(at, false);
        if (now !== level) since = at;
        [level, until] = [now, null];
      }
      if (rowsThere) look(at, levelAt(at, true));
    }
  }
});
