import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileProgram } from "./compile";
import { earn } from "./earn";
import { earnInFull } from "./earn-in-full";
import { earnPlainly } from "./earn-plainly";
import { line, order, refund, withRule } from "./fixtures";
import { catalogue, fullVersions } from "./full-program.fixture";
import type { OrderContext } from "./judgement";
import type { OrderFacts, RefundFacts } from "./order-facts";

const numRuns = process.env["LONG"] ? 5000 : 300;
const placed = Date.parse("2026-03-10T12:00:00.000Z");
const hour = (hours: number) => new Date(placed + hours * 3_600_000).toISOString();
const ground = { zone: "Europe/London", goods: catalogue };

/** Contexts that a random program may ask for: what earlier orders used of its first rules. */
const contexts: fc.Arbitrary<OrderContext> = fc.record({
  tier: fc.constantFrom(null, "bronze", "silver", "gold"),
  nth: fc.integer({ min: 1, max: 4 }),
  used: fc.dictionary(
    fc.constantFrom(
      "cap/rule-0",
      "cap/boost-0",
      "cap/boost-1",
      "times/rule-0",
      "times/boost-0",
      "progress/challenge-0",
      "step/challenge-0",
    ),
    fc.integer({ min: 1, max: 5 }),
    { maxKeys: 3 },
  ),
});

interface Raw {
  lines: { paid: number; quantity: number; product: number; discount: number; giftCard: boolean; vendor: string | null }[];
  taxesIncluded: boolean;
  payment: "paid" | "partial";
  shipping: number;
  byCard: number;
  picks: { line: number; byHand: number; edit: boolean; hours: number }[];
}

const stories: fc.Arbitrary<Raw> = fc.record({
  lines: fc.array(
    fc.record({
      paid: fc.integer({ min: 0, max: 20_000 }),
      quantity: fc.integer({ min: 1, max: 4 }),
      product: fc.integer({ min: 1, max: 4 }),
      discount: fc.constantFrom(0, 0, 100),
      giftCard: fc.constantFrom(false, false, false, true),
      vendor: fc.constantFrom(null, "Acme", "Other"),
    }),
    { minLength: 1, maxLength: 6 },
  ),
  taxesIncluded: fc.boolean(),
  payment: fc.constantFrom("paid" as const, "paid" as const, "partial" as const),
  shipping: fc.constantFrom(0, 500),
  byCard: fc.constantFrom(0, 0, 700, 100_000),
  picks: fc.array(
    fc.record({ line: fc.nat(20), byHand: fc.integer({ min: 0, max: 900 }), edit: fc.boolean(), hours: fc.integer({ min: 0, max: 90 }) }),
    { maxLength: 8 },
  ),
});

/** The order after so many of its steps back. */
function after(raw: Raw, count: number): OrderFacts {
  const lines = raw.lines.map(({ product, ...one }, index) =>
    line(one.paid, { ...one, id: String(index + 1), productId: String(product), tax: Math.floor(one.paid / 6) }),
  );
  const refunds: RefundFacts[] = [];
  let at = 0;
  raw.picks.slice(0, count).forEach((pick, index) => {
    at += pick.hours;
    const picked = lines[pick.line % lines.length];
    if (picked === undefined || picked.remaining === 0) return;
    picked.remaining -= 1;
    if (pick.edit) return;
    const worth = Math.floor((picked.paid + (raw.taxesIncluded ? 0 : picked.tax)) / picked.quantity);
    const withoutLines = pick.byHand;
    refunds.push(
      refund(hour(at), { id: String(index), lines: [{ line: picked.id, quantity: 1 }], amount: worth + withoutLines, withoutLines }),
    );
  });
  const { taxesIncluded, payment, shipping } = raw;
  return order({
    lines,
    refunds,
    taxesIncluded,
    payment,
    shipping,
    outstanding: payment === "partial" ? 500 : 0,
    paidWith: raw.byCard > 0 ? ["gift_card"] : [],
    giftCardPaid: raw.byCard,
  });
}

describe("for any order and any program of rules, boosts and challenges", () => {
  it("of each source, reversed is between zero and granted and never shrinks, and granted never changes", () => {
    fc.assert(
      fc.property(fullVersions, contexts, stories, (version, context, raw) => {
        const before = earn(after(raw, 0), context, version, ground);
        let held = before;
        for (let count = 1; count <= raw.picks.length; count += 1) {
          const now = earn(after(raw, count), context, version, ground);
          expect([now.granted, Object.keys(now.sources)]).toEqual([before.granted, Object.keys(before.sources)]);
          for (const [key, { granted, reversed }] of Object.entries(now.sources)) {
            expect(granted).toBe(before.sources[key]?.granted);
            expect(reversed).toBeGreaterThanOrEqual(held.sources[key]?.reversed ?? 0);
            expect(reversed).toBeLessThanOrEqual(granted);
          }
          held = now;
        }
      }),
      { numRuns },
    );
  });

  it("sources add up to the whole, and the dated rows to what is left of it and of what was used", () => {
    fc.assert(
      fc.property(fullVersions, contexts, stories, (version, context, raw) => {
        const earned = earn(after(raw, raw.picks.length), context, version, ground);
        const all = Object.values(earned.sources);
        expect(all.reduce((sum, { granted }) => sum + granted, 0)).toBe(earned.granted);
        expect(all.reduce((sum, { reversed }) => sum + reversed, 0)).toBe(earned.reversed);
        expect(earned.counts.reduce((sum, { points }) => sum + points, 0)).toBe(earned.granted - earned.reversed);
        const used = usedOf(earned.counts);
        for (const [name, amount] of Object.entries(used)) {
          expect(amount).toBeGreaterThanOrEqual(0);
          const of = earned.sources[name.split("/")[1] ?? ""] ?? { granted: 0, reversed: 0 };
          if (name.startsWith("cap/")) expect(amount).toBe(of.granted - of.reversed);
          if (name.startsWith("times/")) expect(amount).toBe(of.granted > of.reversed ? 1 : 0);
        }
      }),
      { numRuns },
    );
  });

  it("when everything is gone, everything is taken back and nothing stays used", () => {
    fc.assert(
      fc.property(fullVersions, contexts, stories, fc.boolean(), (version, context, raw, cancelled) => {
        const facts = after(raw, raw.picks.length);
        const gone = cancelled
          ? { ...facts, cancelledAt: hour(2000) }
          : { ...facts, shipping: 0, lines: facts.lines.map((one) => ({ ...one, remaining: 0 })) };
        const earned = earn(gone, context, version, ground);
        for (const { granted, reversed } of Object.values(earned.sources)) expect(reversed).toBe(granted);
        for (const amount of Object.values(usedOf(earned.counts))) expect(amount).toBe(0);
      }),
      { numRuns },
    );
  });

  it("the order of lines and refunds does not matter, not even to the explanation", () => {
    fc.assert(
      fc.property(fullVersions, contexts, stories, (version, context, raw) => {
        const facts = after(raw, raw.picks.length);
        const turned = { ...facts, lines: facts.lines.toReversed(), refunds: facts.refunds.toReversed() };
        expect(earn(turned, context, version, ground)).toEqual(earn(facts, context, version, ground));
      }),
      { numRuns },
    );
  });

  it("caps are never passed, with what earlier orders used", () => {
    fc.assert(
      fc.property(fullVersions, contexts, stories, (version, context, raw) => {
        const { sources } = earn(after(raw, 0), context, version, ground);
        for (const rule of version.program.earning) {
          if (rule.on !== "order" && rule.on !== "boost") continue;
          const granted = sources[rule.key]?.granted ?? 0;
          const used = context.used?.[`cap/${rule.key}`] ?? 0;
          if (rule.cap.order !== undefined) expect(granted).toBeLessThanOrEqual(rule.cap.order);
          if (rule.cap.period !== undefined && granted > 0) expect(granted + used).toBeLessThanOrEqual(rule.cap.period.points);
        }
      }),
      { numRuns },
    );
  });

  it("explains every source that earned, by its key", () => {
    fc.assert(
      fc.property(fullVersions, contexts, stories, (version, context, raw) => {
        const earned = earn(after(raw, 0), context, version, ground);
        const named = new Set(earned.explanation.codes.map(({ rule }) => rule));
        for (const key of Object.keys(earned.sources)) expect(named).toContain(key);
      }),
      { numRuns: 100 },
    );
  });
});

describe("the short way and the long way", () => {
  const plain = fc
    .record({
      points: fc.constantFrom("1", "0.5", "1.333333"),
      per: fc.constantFrom("1.00", "0.30"),
      rounding: fc.constantFrom("floor", "nearest", "ceil"),
      basis: fc.record({ tax: fc.constantFrom("as-displayed", "included", "excluded"), shipping: fc.boolean() }),
    })
    .map((rule) => withRule(rule));

  it("answer the same where both can go", () => {
    fc.assert(
      fc.property(plain, contexts, stories, (version, context, raw) => {
        const compiled = compileProgram(version.program);
        expect(compiled.plain).toBe(true);
        const facts = after(raw, raw.picks.length);
        const short = earnPlainly(facts, context, compiled);
        const long = earnInFull(facts, context, compiled, ground);
        const { purchase } = short.sources;
        expect(long.sources).toEqual(purchase?.granted === 0 ? {} : { purchase });
        expect([long.granted, long.reversed, long.counts]).toEqual([short.granted, short.reversed, short.counts]);
      }),
      { numRuns },
    );
  });
});

function usedOf(counts: readonly { used?: Readonly<Record<string, number>> }[]): Record<string, number> {
  const used: Record<string, number> = {};
  for (const row of counts) for (const [name, amount] of Object.entries(row.used ?? {})) used[name] = (used[name] ?? 0) + amount;
  return used;
}
