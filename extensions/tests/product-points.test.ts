import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MemberFace, ProgramFace } from "../../app/face/public-face";
import { sampleMemberFace, sampleNow, sampleProgramFace } from "../../app/face/sample";
import { compileProgram, rateOf } from "../../app/loyalty/compile";
import { demoProgram } from "../../app/loyalty/default-program";
import { pointsOf } from "../../app/loyalty/exact";
import { minorDigits } from "../../app/loyalty/money";
import { parseProgram, type Program, type ProgramDocument } from "../../app/loyalty/program";
import { draw, product, read, type Page } from "./render.fixture";

const says = (more: Record<string, unknown>, page: Page = {}) => read(draw("product-points", { product: product(more), ...page }));
const rate = "1 point for each £1.00 spent";
const face = (change: Partial<ProgramFace>): ProgramFace => ({ ...sampleProgramFace(), ...change });
const member = (change: Partial<MemberFace>): MemberFace => ({ ...sampleMemberFace(), ...change });
const soon = Math.floor(Date.parse(sampleNow) / 1000) + 3600;

describe("the product block", () => {
  it("says the number of the member's tier, or what members get", () => {
    expect(says({})).toBe("This product earns 60\u00a0points.");
    expect(says({}, { guest: true })).toBe("This product earns members 48\u00a0points.");
    expect(says({}, { member: null })).toBe("This product earns members 48\u00a0points.");
    expect(says({}, { member: "left" })).toBe("This product earns members 48\u00a0points.");
    expect(says({ price_min: 100 }, { guest: true })).toBe("This product earns members 1\u00a0point.");
  });

  it("says the least of several prices", () => {
    expect(says({ price_varies: true, price_min: 1000 })).toBe("This product earns at least 12\u00a0points.");
    expect(says({ price_varies: true, price_min: 1000 }, { guest: true })).toBe("This product earns members at least 10\u00a0points.");
  });

  it.each<[string, Record<string, unknown>, Page]>([
    ["another currency", {}, { cart: { currency: { iso_code: "USD" }, items: [], total_price: 0 } }],
    ["no cart to ask", {}, { cart: {} }],
    ["plans with prices of their own", { selling_plan_groups: [{ id: 1 }] }, {}],
    ["rules that leave it open", {}, { face: face({ product: null }) }],
    ["a summary that may be out of date", {}, { member: member({ goodUntil: 1 }) }],
    ["a price below one point", { price_min: 79 }, {}],
  ])("says the rate for %s", (_, more, page) => {
    expect(says(more, page)).toBe(rate);
  });

  it.each<[string, Record<string, unknown>, Page]>([
    ["a gift card", { "gift_card?": true }, {}],
    ["a company", {}, { b2b: true }],
    ["the blocked", {}, { member: "blocked" }],
    ["earning that is paused", {}, { face: face({ earning: false }) }],
  ])("says nothing for %s", (_, more, page) => {
    expect(says(more, page)).toBe("");
  });

  it("says it to a company where companies earn", () => {
    expect(says({}, { b2b: true, face: face({ companies: true }) })).toBe("This product earns 60\u00a0points.");
  });

  it("trusts a summary that is good for now", () => {
    expect(says({}, { member: member({ goodUntil: soon }) })).toBe("This product earns 60\u00a0points.");
  });

  it("stands without a product", () => {
    expect(read(draw("product-points", {}))).toBe("");
  });
});

function programOf(change: Partial<ProgramDocument>): Program {
  const parsed = parseProgram({ ...demoProgram, ...change });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.program;
}

describe("the number", () => {
  const currencies = ["GBP", "JPY", "KWD"] as const;
  const rule = fc.record({
    currency: fc.constantFrom(...currencies),
    points: fc.constantFrom("1", "3", "0.5", "0.333333", "12.75", "100"),
    per: fc.constantFrom("1", "2", "10", "7", "150"),
    multiplier: fc.constantFrom("1", "1.25", "1.5", "2", "0.5", "1.333333"),
    rounding: fc.constantFrom("floor" as const, "nearest" as const, "ceil" as const),
    minor: fc.integer({ min: 1, max: 50_000_000 }),
  });

  it("is never more than the ledger grants, and less by a rounding alone", () => {
    fc.assert(
      fc.property(rule, ({ currency, points, per, multiplier, rounding, minor }) => {
        const earning = [{ key: "purchase", title: { en: "Shop" }, on: "order" as const, points, per }];
        const levels = [{ key: "one", title: { en: "One" }, from: "0", multiplier }];
        const change: Partial<ProgramDocument> = {
          currency,
          earning,
          rewards: [],
          referral: null,
          tiers: { measure: "orders", window: "lifetime", levels },
          points: { ...demoProgram.points, rounding },
        };
        const program = programOf(change);
        const compiled = compileProgram(program);
        const granted = pointsOf(minor, rateOf(compiled.rules[0]!, multiplier, currency), rounding);
        const down = pointsOf(minor, rateOf(compiled.rules[0]!, multiplier, currency), "floor");

        // Liquid's prices are hundredths, also of a currency that has none
        const price = minorDigits(currency) === 0 ? minor * 100 : minor;
        const cart = { currency: { iso_code: currency }, items: [], total_price: price };
        const page = { face: sampleProgramFace(change, { currency }), guest: true, cart };
        const shown = [says({ price_min: price }, page), read(draw("cart-points", page))];
        const numbers = shown.map((text) => Number(/([\d,]+)\u00a0points?/u.exec(text)?.[1]?.replaceAll(",", "") ?? 0));
        expect(numbers[0]).toBeLessThanOrEqual(granted);
        // four digits of a multiplier are kept
        if (multiplier !== "1.333333") expect(numbers[0]).toBe(down);
        expect(numbers[1]).toBe(numbers[0]);
      }),
      { numRuns: 100 },
    );
  });
});

describe("the cart block", () => {
  const gift = { gift_card: true, final_line_price: 5000 };
  const cart = (total: number, items: object[] = []) => ({ cart: { currency: { iso_code: "GBP" }, items, total_price: total } });
  const text = (page: Page) => read(draw("cart-points", page));

  it("counts what is paid for goods", () => {
    expect(text(cart(9640))).toBe("This cart earns 120\u00a0points.");
    expect(text({ ...cart(9640), guest: true })).toBe("This cart earns members 96\u00a0points.");
    expect(text(cart(14_640, [gift]))).toBe("This cart earns 120\u00a0points.");
  });

  it("says nothing of what it cannot know", () => {
    expect(text(cart(0))).toBe("");
    expect(text(cart(5000, [gift]))).toBe("");
    expect(text(cart(9640, [{ selling_plan_allocation: {}, final_line_price: 9640 }]))).toBe("");
    expect(text({ ...cart(9640), b2b: true })).toBe("");
    expect(text({ ...cart(9640), b2b: true, face: face({ companies: true }) })).toBe("This cart earns 120\u00a0points.");
    expect(text({ ...cart(9640), member: "blocked" })).toBe("");
    expect(text({ ...cart(9640), member: member({ goodUntil: 1 }) })).toBe("");
    expect(text({ ...cart(9640), face: face({ earning: false }) })).toBe("");
  });
});
