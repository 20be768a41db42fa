import fc from "fast-check";
import { programOf, versionOf } from "./fixtures";
import type { GoodsFacts } from "./judgement";
import type { ProgramDocument, ProgramVersion } from "./program";

type Document = Record<string, unknown>;

/** What the products of the random orders are. Product 4 is unknown. */
export const catalogue: Record<string, GoodsFacts> = {
  "1": { type: "coffee", tags: ["dark", "organic"], collections: ["1", "2"] },
  "2": { type: "tea", tags: ["organic"], collections: ["2"] },
  "3": { type: "cup", tags: [], collections: ["3"] },
};

const maybe = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: undefined });
const without = (record: Document): Document => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));

const goods = fc
  .oneof(
    fc.record({ products: fc.constantFrom(["1"], ["2", "3"], ["4"]) }),
    fc.record({ collections: fc.constantFrom(["1"], ["2"], ["1", "3"]) }),
    fc.record({ tags: fc.constantFrom(["dark"], ["organic"]), vendors: fc.constantFrom(["Acme"], ["acme", "Other"]) }),
    fc.record({ types: fc.constantFrom(["Coffee"], ["tea", "cup"]) }),
  )
  .map((list) => list as Document);
const lines = fc.record({ only: maybe(goods), not: maybe(goods) }).map(without);

const when = fc
  .record({
    tiers: maybe(fc.constantFrom(["gold"], ["bronze", "silver"])),
    weekdays: maybe(fc.constantFrom(["monday", "tuesday", "wednesday"], ["saturday", "sunday", "friday", "thursday"])),
    nth: maybe(fc.constantFrom({ is: [1, 2] }, { every: 2 })),
    minimum: maybe(fc.constantFrom("10.00", "100.00")),
    quantity: maybe(fc.constantFrom(2, 4)),
  })
  .map(without);
const rarely = <Value>(values: fc.Arbitrary<Value>, usual: Value) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(usual) }, { weight: 2, arbitrary: values });

const cap = fc
  .record({
    order: maybe(fc.integer({ min: 1, max: 300 })),
    period: maybe(fc.record({ points: fc.integer({ min: 1, max: 600 }), every: fc.constantFrom("day", "week", "month", "year", "ever") })),
  })
  .map(without);
const limit = maybe(
  fc.record({ times: fc.integer({ min: 1, max: 3 }), every: maybe(fc.constantFrom("day", "week", "month", "year")) }).map(without),
);
const shared = { lines: rarely(lines, {}), when: rarely(when, {}), cap: rarely(cap, {}), limit: rarely(limit, undefined) };

const rate = fc.record({
  ...shared,
  points: fc.constantFrom("1", "0.5", "3", "1.333333"),
  per: fc.constantFrom("1.00", "0.30", "7.77"),
  rounding: maybe(fc.constantFrom("floor", "nearest", "ceil")),
  multiplied: fc.constantFrom(true, true, false),
  basis: fc.record({
    tax: fc.constantFrom("as-displayed", "included", "excluded"),
    shipping: fc.boolean(),
    discountedLines: fc.constantFrom(true, true, false),
    giftCardPayments: fc.constantFrom(true, true, false),
  }),
});
const whole = fc.record({
  ...shared,
  gives: fc.constantFrom("per-order", "per-line", "per-item"),
  points: fc.constantFrom("1", "7", "50"),
  multiplied: fc.boolean(),
});
const boost = fc.record({
  ...shared,
  effect: fc.constantFrom("multiply", "add"),
  by: fc.constantFrom("1.5", "2", "3", "1.333333"),
  rules: maybe(fc.constant(["rule-0"])),
});
const challenge = fc
  .record({
    lines: rarely(lines, {}),
    when: rarely(when, {}),
    counts: fc.constantFrom("items", "orders", "spend"),
    withinDays: maybe(fc.integer({ min: 1, max: 60 })),
    steps: fc.constantFrom(
      [{ at: "3", points: "10" }],
      [
        { at: "1", points: "1" },
        { at: "4", points: "100" },
      ],
    ),
    times: fc.integer({ min: 1, max: 3 }),
  })
  .map(without);

const titled = (rules: Document[], on: string, name: string) =>
  rules.map((rule, place) => without({ key: `${name}-${place}`, title: { en: name }, on, ...rule }));

/** Programs of every kind of rule for orders, in every mixture. */
export const fullDocuments: fc.Arbitrary<ProgramDocument["earning"]> = fc
  .record({
    rules: fc.array(fc.oneof(rate, whole), { minLength: 1, maxLength: 3 }),
    boosts: fc.array(boost, { maxLength: 4 }),
    challenges: fc.array(challenge, { maxLength: 2 }),
  })
  .map(({ rules, boosts, challenges }) => {
    // the first rule is multiplied, so that boosts have something to raise
    const first = rules.map((rule, place) => (place === 0 ? { ...rule, multiplied: true } : rule));
    return [
      ...titled(first as Document[], "order", "rule"),
      ...titled(boosts as Document[], "boost", "boost"),
      ...titled(challenges, "challenge", "challenge"),
    ] as ProgramDocument["earning"];
  });

export const fullVersions: fc.Arbitrary<ProgramVersion> = fc
  .record({
    earning: fullDocuments,
    combine: fc.constantFrom("best" as const, "all" as const),
    rounding: fc.constantFrom("floor" as const, "nearest" as const, "ceil" as const),
    excluded: maybe(goods),
  })
  .map(({ earning, combine, rounding, excluded }) =>
    versionOf(
      programOf((document) => {
        document.earning = earning;
        document.boosts = { combine };
        document.points.rounding = rounding;
        document.exclusions = excluded === undefined ? {} : { earning: excluded };
      }),
    ),
  );
