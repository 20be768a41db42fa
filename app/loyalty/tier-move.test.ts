import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { demoProgram } from "./default-program";
import { samePlacing } from "./placing";
import { parseProgram, type Program, type Tiers } from "./program";
import { tierMove } from "./tier-move";
import { tierAt } from "./tiers";

const parsed = parseProgram(demoProgram);
if (!parsed.ok) throw new Error("the demo program has faults");
const demo = parsed.program;
const tiers = demo.tiers!;
const withTiers = (change: Partial<Tiers>): Program => ({ ...demo, tiers: { ...tiers, ...change } });
const raised = withTiers({ levels: tiers.levels.map((level) => (level.key === "silver" ? { ...level, from: "2000.00" } : level)) });
const programs: Program[] = [
  demo,
  raised,
  withTiers({ window: "lifetime" }),
  withTiers({ window: "calendar-year", graceDays: 10 }),
  withTiers({ measure: "orders", levels: tiers.levels.map((level, place) => ({ ...level, from: `${place * 2}` })) }),
  withTiers({ levels: tiers.levels.filter(({ key }) => key !== "silver") }),
  { ...demo, tiers: null },
];

const day = 86_400_000;
const start = Date.UTC(2025, 0, 1);
const at = (days: number) => new Date(start + days * day).toISOString();
const row = fc
  .record({ days: fc.integer({ min: 0, max: 700 }), spend: fc.integer({ min: 1, max: 150_000 }) })
  .map(({ days, spend }) => ({ at: at(days), placedAt: at(days), spend, points: Math.floor(spend / 100), orders: 1 }));
const period = fc
  .record({
    tier: fc.constantFrom("bronze", "silver", "gold", "none"),
    from: fc.integer({ min: 0, max: 600 }),
    days: fc.integer({ min: 1, max: 200 }),
    floor: fc.boolean(),
  })
  .map(({ tier, from, days, floor }) => ({ tier, from: at(from), until: at(from + days), ended: null, ...(floor ? { floor } : {}) }));

describe("a member's move to a new program", () => {
  it("goes between the tiers that each program gives them at that instant, whatever was set by hand or kept", () => {
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 8 }),
        fc.array(period, { maxLength: 3 }),
        fc.constantFrom(...programs),
        fc.constantFrom(...programs),
        fc.integer({ min: 0, max: 800 }),
        (rows, byHand, before, after, days) => {
          const ground = { zone: "Europe/London", joinedAt: at(0), byHand };
          const tierBy = (program: Program) => tierAt(rows, program.tiers, { ...ground, currency: "GBP" }, at(days)).tier;
          const move = tierMove(rows, ground, before, after, at(days));
          expect({ from: move.from, to: move.to }).toEqual({ from: tierBy(before), to: tierBy(after) });
          if (samePlacing(before, after)) expect(move.from).toBe(move.to);
        },
      ),
      { numRuns: 400 },
    );
  });

  it("is a fall only from a tier that the new program has", () => {
    const rows = [{ at: at(10), placedAt: at(10), spend: 120_000, points: 0, orders: 1 }];
    const ground = { zone: "Europe/London", joinedAt: null };
    const to = (after: Program) => tierMove(rows, ground, demo, after, at(20));
    expect(to(raised)).toEqual({ from: "silver", to: "bronze", falls: true });
    expect(to(programs[5]!)).toEqual({ from: "silver", to: "bronze", falls: false });
    expect(tierMove(rows, ground, raised, demo, at(20))).toEqual({ from: "bronze", to: "silver", falls: false });
    expect(to({ ...demo, tiers: null })).toEqual({ from: "silver", to: null, falls: false });
  });
});

describe("two programs place members alike", () => {
  it("where measure, window, levels and money are alike, whatever else differs", () => {
    const described = withTiers({
      levels: tiers.levels.map((level) => ({ ...level, title: { en: "X" }, multiplier: "9", perks: [{ en: "Tea" }] })),
    });
    expect(samePlacing(demo, described)).toBe(true);
    expect(samePlacing(null, demo)).toBe(true);
    for (const other of [...programs.slice(1), { ...demo, currency: "EUR" }, withTiers({ graceDays: 1 }), withTiers({ keep: "year" })])
      expect(samePlacing(demo, other)).toBe(false);
  });
});
