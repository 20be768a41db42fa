import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { earn } from "./earn";
import { line, order, refund, withRule } from "./fixtures";
import type { CountRow } from "./judgement";
import type { OrderFacts, RefundFacts } from "./order-facts";

const numRuns = process.env["LONG"] ? 5000 : 500;
const placed = Date.parse("2026-03-10T12:00:00.000Z");
const hour = (hours: number) => new Date(placed + hours * 3_600_000).toISOString();

const version = fc
  .record({
    points: fc.constantFrom("1", "0.5", "3", "1.333333"),
    per: fc.constantFrom("1.00", "0.30", "7.77"),
    rounding: fc.constantFrom("floor" as const, "nearest" as const, "ceil" as const),
    basis: fc.record({
      tax: fc.constantFrom("as-displayed", "included", "excluded"),
      shipping: fc.boolean(),
      tips: fc.boolean(),
      duties: fc.boolean(),
    }),
  })
  .map(({ rounding, ...rule }) => withRule(rule, (document) => (document.points.rounding = rounding)));

const context = fc.record({ tier: fc.constantFrom(null, "bronze", "silver", "gold"), nth: fc.integer({ min: 1, max: 9 }) });

/** An order as bought, and a way in which it comes back piece by piece; `gone(n)` is the order after n steps. */
const story = fc
  .record({
    lines: fc.array(
      fc.record({ paid: fc.integer({ min: 0, max: 50_000 }), quantity: fc.integer({ min: 1, max: 5 }), giftCard: fc.boolean() }),
      { minLength: 1, maxLength: 8 },
    ),
    taxesIncluded: fc.boolean(),
    exchange: fc.boolean(),
    payment: fc.constantFrom("paid" as const, "paid" as const, "partial" as const),
    outstanding: fc.integer({ min: 0, max: 20_000 }),
    shipping: fc.integer({ min: 0, max: 900 }),
    tips: fc.integer({ min: 0, max: 900 }),
    picks: fc.array(
      fc.record({
        line: fc.nat(20),
        byHand: fc.integer({ min: 0, max: 3000 }),
        edit: fc.boolean(),
        hours: fc.integer({ min: 0, max: 90 }),
      }),
      { maxLength: 10 },
    ),
  })
  .map((raw) => ({ ...raw, step: (count: number) => afterSteps(raw, count) }));

interface Raw {
  lines: { paid: number; quantity: number; giftCard: boolean }[];
  taxesIncluded: boolean;
  exchange: boolean;
  payment: "paid" | "partial";
  outstanding: number;
  shipping: number;
  tips: number;
  picks: { line: number; byHand: number; edit: boolean; hours: number }[];
}

function afterSteps(raw: Raw, count: number): OrderFacts {
  const lines = raw.lines.map((one, index) => line(one.paid, { ...one, id: String(index + 1), tax: Math.floor(one.paid / 6) }));
  const refunds: RefundFacts[] = [];
  let at = 0;
  raw.picks.slice(0, count).forEach((pick, index) => {
    at += pick.hours;
    const picked = lines[pick.line % lines.length];
    if (picked === undefined || picked.remaining === 0) return;
    picked.remaining -= 1;
    if (pick.edit) return;
    const worth = Math.floor((picked.paid + (raw.taxesIncluded ? 0 : picked.tax)) / picked.quantity);
    const amount = worth + pick.byHand;
    refunds.push(refund(hour(at), { id: String(index), lines: [{ line: picked.id, quantity: 1 }], amount, withoutLines: pick.byHand }));
  });
  const { taxesIncluded, exchange, payment, outstanding, shipping, tips } = raw;
  return order({ lines, refunds, taxesIncluded, exchange, payment, shipping, tips, outstanding: payment === "partial" ? outstanding : 0 });
}

const sum = (rows: CountRow[], measure: "spend" | "points" | "orders") => rows.reduce((total, row) => total + row[measure], 0);

describe("for any order, any rule and any way back", () => {
  it("reversed is between zero and granted, never shrinks, and granted never changes", () => {
    fc.assert(
      fc.property(version, context, story, (rule, tier, told) => {
        let before = earn(told.step(0), tier, rule);
        expect(before.reversed).toBe(0);
        for (let count = 1; count <= told.picks.length; count += 1) {
          const now = earn(told.step(count), tier, rule);
          expect(now.granted).toBe(before.granted);
          expect(now.reversed).toBeGreaterThanOrEqual(before.reversed);
          expect(now.reversed).toBeLessThanOrEqual(now.granted);
          before = now;
        }
      }),
      { numRuns },
    );
  });

  it("when everything is gone, everything is taken back", () => {
    fc.assert(
      fc.property(version, context, story, fc.boolean(), (rule, tier, told, cancelled) => {
        const facts = told.step(told.picks.length);
        const gone = cancelled
          ? { ...facts, cancelledAt: hour(2000) }
          : { ...facts, shipping: 0, tips: 0, lines: facts.lines.map((one) => ({ ...one, remaining: 0 })) };
        const earned = earn(gone, tier, rule);
        expect(earned.reversed).toBe(earned.granted);
        for (const measure of ["spend", "points", "orders"] as const) expect(sum(earned.counts, measure)).toBe(0);
      }),
      { numRuns },
    );
  });

  it("the order of lines and refunds does not matter", () => {
    fc.assert(
      fc.property(version, context, story, (rule, tier, told) => {
        const facts = told.step(told.picks.length);
        const turned = { ...facts, lines: facts.lines.toReversed() };
        expect(earn(turned, tier, rule)).toEqual(earn(facts, tier, rule));
      }),
      { numRuns },
    );
  });

  it("the dated rows add up to what the order counts for now, and never dip below nothing", () => {
    fc.assert(
      fc.property(version, context, story, (rule, tier, told) => {
        const earned = earn(told.step(told.picks.length), tier, rule);
        expect(sum(earned.counts, "points")).toBe(earned.granted - earned.reversed);
        const times = earned.counts.map((row) => row.at);
        expect(times).toEqual([...new Set(times)].toSorted());
        for (let count = 1; count <= earned.counts.length; count += 1) {
          const rows = earned.counts.slice(0, count);
          for (const measure of ["spend", "points", "orders"] as const) expect(sum(rows, measure)).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns },
    );
  });

  it("granted and reversed are the same as a plain calculation in fractions", () => {
    fc.assert(
      fc.property(story, fc.constantFrom("1", "0.5", "3"), (told, points) => {
        const facts = { ...told.step(told.picks.length), payment: "paid" as const, outstanding: 0 };
        const earned = earn(facts, { tier: "silver", nth: 1 }, withRule({ points }));
        expect({ granted: earned.granted, reversed: earned.reversed }).toEqual(plainly(facts, points));
      }),
      { numRuns },
    );
  });
});

/** £1 a point, tax as displayed, times 1.25, floor: all over one common denominator, in BigInt. */
function plainly(facts: OrderFacts, points: string) {
  const common = 60n;
  const goods = facts.lines.filter((one) => !one.giftCard);
  const all = goods.reduce((total, one) => total + BigInt(one.paid) * common, 0n);
  const left = goods.reduce((total, one) => total + (BigInt(one.paid) * common * BigInt(one.remaining)) / BigInt(one.quantity), 0n);
  const byHand = facts.refunds.reduce((total, one) => total + BigInt(one.withoutLines), 0n) * common;
  const kept = left > byHand ? left - byHand : 0n;
  const inPoints = (base: bigint) => Number((base * BigInt(Number(points) * 10) * 125n) / (common * 100n * 10n * 100n));
  return { granted: inPoints(all), reversed: inPoints(all) - inPoints(kept) };
}
