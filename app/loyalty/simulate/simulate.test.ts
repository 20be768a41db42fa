import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { line, member, memberOrder, order, orderOf, programOf, refund, shop, versionOf } from "../fixtures";
import type { Program } from "../program";
import { resultOf, type SimulationGround } from "./result";
import { scenarioOf, type SimulatedWindow } from "./scenario";
import { simulateMember, type SimulatedMember } from "./simulate-member";
import { stepOf, stepsBetween } from "./steps";
import { addMember, listed, noSums, type SimulatedSides } from "./sums";
import { weekFinder, weeksBetween } from "./weeks";

const window: SimulatedWindow = { from: "2026-01-01T00:00:00.000Z", until: "2026-07-01T12:00:00.000Z" };
const demo = programOf();
const twice = programOf((document) => Object.assign(document.earning?.[0] ?? {}, { points: "2" }));
const noon = (day: string) => `2026-${day}T12:00:00.000Z`;
const placed = (id: string, placedAt: string, pounds: number) => memberOrder(orderOf([pounds * 100], { orderId: id, placedAt }));
const simulate = (orders: ReturnType<typeof placed>[], program: Program, published: Program[] = []) =>
  simulateMember(
    { orders, member, shop },
    scenarioOf(
      program,
      published.map((one, place) => versionOf(one, place + 1, "2025-06-01T00:00:00.000Z")),
      window,
    ),
    window,
  );

describe("a program as if it had been in force", () => {
  it("judges the orders of the window, and those alone are counted", () => {
    const orders = [placed("1", "2025-12-31T23:59:59.999Z", 50), placed("2", window.from, 50), placed("3", "2026-07-01T12:00:00.001Z", 50)];
    expect(simulate(orders, twice).orders.map(({ orderId, granted }) => [orderId, granted])).toEqual([["2", 100]]);
  });

  it("knows the orders before it: they make the tier, by the program that judged them", () => {
    const orders = [placed("1", "2025-12-01T12:00:00.000Z", 3000), placed("2", noon("02-01"), 100)];
    expect(simulate(orders, twice, [demo]).orders).toMatchObject([{ orderId: "2", granted: 300 }]);
    const inPoints = programOf((document) => {
      document.tiers!.measure = "points";
      document.tiers!.levels[1]!.from = "4000";
      document.tiers!.levels[2]!.from = "7000";
    });
    // 3,000 points by the version that was in force then; a program that was there alone would have judged them itself
    expect(simulate(orders, inPoints, [demo]).tier).toBe("bronze");
    expect(simulate([placed("1", "2025-12-01T12:00:00.000Z", 5000)], inPoints).tier).toBe("silver");
  });

  it("began long ago, whatever its own beginning", () => {
    const late = programOf((document) => (document.startsAt = "2026-06-01T00:00:00Z"));
    expect(simulate([placed("1", noon("02-01"), 50)], late).orders).toMatchObject([{ granted: 50 }]);
  });

  it("brings the gifts of tiers that were entered in the window", () => {
    const giving = programOf((document) => (document.tiers!.levels[1]!.gift = { points: 100 }));
    expect(simulate([placed("1", noon("02-01"), 1200)], giving).gifts).toBe(100);
    expect(simulate([placed("1", "2025-12-01T12:00:00.000Z", 1200)], giving).gifts).toBe(0);
    expect(simulate([placed("1", noon("02-01"), 1200)], demo).gifts).toBe(0);
  });

  it("says what had not ended when the window did", () => {
    const short = programOf((document) => {
      document.points.expiry = { mode: "lot", months: 1, noticeDays: 0 };
    });
    const back = [refund(noon("06-10"), { lines: [{ line: "1", quantity: 1 }], amount: 4000 })];
    const facts = order({
      orderId: "2",
      placedAt: noon("06-01"),
      lines: [line(4000, { id: "1", remaining: 0 }), line(2000, { id: "2" })],
      refunds: back,
    });
    const { orders } = simulate([placed("1", noon("02-01"), 50), memberOrder(facts)], short);
    expect(orders).toMatchObject([
      { granted: 50, reversed: 0, lasting: 0 },
      { granted: 60, reversed: 40, lasting: 20 },
    ]);
  });
});

const points = (net: number, tier: string | null = "bronze"): SimulatedMember => ({
  orders: [
    {
      orderId: "1",
      placedAt: noon("02-03"),
      sources: { purchase: { granted: net + 5, reversed: 5 } },
      granted: net + 5,
      reversed: 5,
      lasting: net,
    },
  ],
  tier,
  gifts: 0,
});
const sides = (memberId: string, live: SimulatedMember, draft: SimulatedMember, spent = 0): SimulatedSides => ({
  ...{ memberId, live, draft, spent },
  happened: live.orders,
});
const weekOf = weekFinder("Europe/London");

describe("what is added up", () => {
  it("is by rule, by week and in all, and what was spent is not outstanding any more", () => {
    const sums = noSums();
    addMember(sums, sides("a", points(10), points(20), 4), weekOf);
    addMember(sums, sides("b", points(10), points(7), 30), weekOf);
    expect(sums.totals).toMatchObject({ live: { granted: 30, reversed: 10, orders: 2 }, draft: { granted: 37, reversed: 10, orders: 2 } });
    expect(sums.rules.draft).toEqual({ purchase: { granted: 37, reversed: 10, orders: 2 } });
    expect(sums.weeks).toEqual({ "2026-02-02": { happened: 20, live: 20, draft: 27 } });
    expect(sums.outstanding).toEqual({ live: 6, draft: 16 });
    expect(sums.steps).toEqual({ "10": 1, "-1": 1 });
    expect([sums.winners, sums.losers].map(([first]) => first)).toMatchObject([
      { memberId: "a", live: 10, draft: 20 },
      { memberId: "b", live: 10, draft: 7 },
    ]);
  });

  it("does not depend on who comes first", () => {
    const member = fc.record({ id: fc.uuid(), live: fc.nat(500), draft: fc.nat(500), spent: fc.nat(50) });
    const all = fc.uniqueArray(member, { selector: ({ id }) => id, maxLength: 60 });
    fc.assert(
      fc.property(
        all.chain((some) => fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length }))),
        ([one, other]) => {
          const [left, right] = [one, other].map((members) => {
            const sums = noSums();
            for (const { id, live, draft, spent } of members)
              addMember(sums, sides(id, points(live), points(draft, draft > 250 ? "gold" : null), spent), weekOf);
            return JSON.parse(JSON.stringify(sums)) as unknown;
          });
          expect(left).toEqual(right);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("names the greatest changes alone", () => {
    const sums = noSums();
    for (let n = 1; n <= listed + 5; n += 1) addMember(sums, sides(`m${n}`, points(0), points(n)), weekOf);
    expect(sums.winners.map(({ draft }) => draft)).toEqual(Array.from({ length: listed }, (_, place) => listed + 5 - place));
  });
});

describe("the result", () => {
  const ground: SimulationGround = {
    ...{ window, months: 6, zone: "Europe/London", currency: "GBP", liveVersion: 1, draft: null, historySince: null, elsewhere: 0 },
  };

  it("tells a rise from a fall by the levels of one program", () => {
    const sums = noSums();
    addMember(sums, sides("a", points(1, "silver"), points(1, "gold")), weekOf);
    addMember(sums, sides("b", points(1, "silver"), points(1, "bronze")), weekOf);
    addMember(sums, sides("c", points(1, "gone"), points(1, "silver")), weekOf);
    addMember(sums, sides("d", points(1, "gold"), points(1, "gold")), weekOf);
    const { moves } = resultOf(sums, ground, { draft: demo, live: demo, older: [] });
    expect(moves.map(({ from, to, up }) => [from, to, up])).toEqual([
      ["gone", "silver", null],
      ["silver", "bronze", false],
      ["silver", "gold", true],
    ]);
  });

  it("has every week of the window and every rule that gave points, in the order of the draft", () => {
    const sums = noSums();
    addMember(sums, sides("a", points(10), points(20)), weekOf);
    const { weeks, rules } = resultOf(sums, ground, { draft: twice, live: demo, older: [] });
    expect(weeks).toHaveLength(27);
    expect(weeks.find(({ week }) => week === "2026-02-02")).toEqual({ week: "2026-02-02", happened: 10, live: 10, draft: 20 });
    expect(rules.map(({ key, title }) => [key, title["en"]])).toEqual([["purchase", "Shop"]]);
  });
});

describe("steps", () => {
  it.each([
    [0, 0],
    [1, 1],
    [9, 1],
    [10, 10],
    [-99, -10],
    [100_000, 100_000],
  ])("%i is of the step %i", (gain, step) => expect(stepOf(gain)).toBe(step));

  it("have none left out between the lowest and the highest", () => {
    expect(stepsBetween([-10, 1000])).toEqual([-10, -1, 0, 1, 10, 100, 1000]);
    expect(stepsBetween([])).toEqual([]);
  });
});

describe("weeks", () => {
  it("begin on a Monday of the shop's", () => {
    const sydney = weekFinder("Australia/Sydney");
    expect(sydney("2026-02-01T12:59:59.999Z")).toBe("2026-01-26");
    expect(sydney("2026-02-01T13:00:00.000Z")).toBe("2026-02-02");
    // the clocks change there on 5 April
    expect(sydney("2026-04-05T13:59:59.999Z")).toBe("2026-03-30");
    expect(sydney("2026-04-05T14:00:00.000Z")).toBe("2026-04-06");
  });

  it("follow each other without a gap, over a change of the clocks too", () => {
    expect(weeksBetween("2026-03-20T00:00:00.000Z", "2026-04-06T00:00:00.000Z", "Europe/London")).toEqual([
      "2026-03-16",
      "2026-03-23",
      "2026-03-30",
      "2026-04-06",
    ]);
  });
});
