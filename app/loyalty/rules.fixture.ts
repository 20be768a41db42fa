import { earn, type EarnGround } from "./earn";
import { line, order, programOf, versionOf } from "./fixtures";
import type { GoodsFacts, OrderContext } from "./judgement";
import type { LineFacts, OrderFacts } from "./order-facts";
import type { ProgramDocument, ProgramVersion } from "./program";

/** For tests of the rules in full: rules, programs of them, and goods. */
export type Document = Record<string, unknown>;

export const bronze: OrderContext = { tier: "bronze", nth: 1 };
export const gold: OrderContext = { tier: "gold", nth: 1 };
export const london: EarnGround = { zone: "Europe/London" };

export const order1 = (more: Document = {}): Document => ({
  key: "purchase",
  title: { en: "Shop" },
  on: "order",
  points: "1",
  per: "1.00",
  ...more,
});
export const extra = (more: Document = {}): Document => ({
  key: "extra",
  title: { en: "Extra" },
  on: "order",
  points: "50",
  gives: "per-order",
  ...more,
});
export const boost = (more: Document = {}): Document => ({
  key: "double",
  title: { en: "Double" },
  on: "boost",
  effect: "multiply",
  by: "2",
  ...more,
});
export const challenge = (more: Document = {}): Document => ({
  key: "five",
  title: { en: "Five" },
  on: "challenge",
  counts: "items",
  steps: [{ at: "5", points: "100" }],
  ...more,
});

/** A program of these rules for orders. */
export function rules(list: Document[], rest: (document: ProgramDocument) => void = () => undefined): ProgramVersion {
  return versionOf(
    programOf((document) => {
      document.earning = list as ProgramDocument["earning"];
      rest(document);
    }),
  );
}

export const granted = (facts: OrderFacts, version: ProgramVersion, context = bronze, ground = london) =>
  Object.fromEntries(
    Object.entries(earn(facts, context, version, ground).sources).map(([key, { granted: given, reversed }]) => [key, given - reversed]),
  );

export const coffee = (paid: number, more: Partial<LineFacts> = {}) =>
  line(paid, { id: "1", productId: "10", variantId: "100", vendor: "Monmouth", ...more });
export const tea = (paid: number, more: Partial<LineFacts> = {}) =>
  line(paid, { id: "2", productId: "20", variantId: "200", vendor: "Yunnan", ...more });
export const goods: Record<string, GoodsFacts> = {
  "10": { type: "coffee", tags: ["dark", "organic"], collections: ["1", "2"] },
  "20": { type: "tea", tags: ["organic"], collections: ["2"] },
};
export const known: EarnGround = { ...london, goods };
export const both = order({ lines: [coffee(3000), tea(1000)] });
