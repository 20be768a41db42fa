import fc from "fast-check";
import { channels } from "../../../loyalty/order-facts";
import { weekdays } from "../../../loyalty/goods-shape";
import { earningRuleSchema, type EarningRule } from "../../../loyalty/program-parts";

const word = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/u);
const id = fc.integer({ min: 1, max: 9_999_999 }).map(String);
const some = <T>(one: fc.Arbitrary<T>) => fc.uniqueArray(one, { minLength: 1, maxLength: 4 });
const amount = fc.integer({ min: 1, max: 99_999 }).map((minor) => (minor / 100).toFixed(2));
const whole = fc.integer({ min: 1, max: 9_999 });
const texts = fc.record({ en: fc.string({ minLength: 1, maxLength: 30 }), fr: fc.string({ minLength: 1, maxLength: 30 }) });
const maybe = { requiredKeys: [] };
const day = fc.constantFrom("2026-02-28", "2026-11-21", "2026-11-22", "2028-02-29");

const goods = fc.record(
  { products: some(id), variants: some(id), collections: some(id), vendors: some(word), types: some(word), tags: some(word) },
  maybe,
);
const lines = fc.record({ only: goods, not: goods }, maybe);
const ofMembers = {
  tiers: some(word),
  customerTags: fc.record({ any: some(word), none: some(word) }, maybe),
  segments: some(id),
  weekdays: some(fc.constantFrom(...weekdays)),
  from: day,
  until: day,
};
const whenMember = fc.record(ofMembers, maybe);
const whenOrder = fc.record(
  {
    ...ofMembers,
    minimum: amount,
    quantity: whole,
    nth: fc.oneof(fc.record({ is: some(whole) }), fc.record({ every: fc.integer({ min: 2, max: 50 }) })),
    channels: some(fc.constantFrom(...channels)),
    countries: some(fc.constantFrom("FR", "GB", "NZ", "US")),
    currencies: some(fc.constantFrom("EUR", "GBP", "JPY")),
  },
  maybe,
);
const every = fc.constantFrom("day", "week", "month", "year");
const limit = fc.record({ times: whole, every }, { requiredKeys: ["times"] });
const cap = fc.record({ order: whole, period: fc.record({ points: whole, every: fc.oneof(every, fc.constant("ever")) }) }, maybe);
const days = fc.integer({ min: 0, max: 365 });
const points = whole.map(String);
const part = {
  key: word,
  title: texts,
  description: texts,
  image: fc.record({ en: fc.constant("https://shop.example/a.png") }),
  archived: fc.boolean(),
};
const basis = fc.record(
  {
    tax: fc.constantFrom("as-displayed", "included", "excluded"),
    shipping: fc.boolean(),
    tips: fc.boolean(),
    duties: fc.boolean(),
    discountedLines: fc.boolean(),
    giftCardPayments: fc.boolean(),
  },
  maybe,
);
const ofOrders = { lines, when: whenOrder, cap, limit };
const occasion = { ...part, points, limit, when: whenMember, pendingDays: days };
const kind = <Shape extends Record<string, fc.Arbitrary<unknown>>>(on: string, shape: Shape, required: string[]) =>
  fc.record({ ...shape, on: fc.constant(on) } as Record<string, fc.Arbitrary<unknown>>, {
    requiredKeys: ["on", "key", "title", ...required],
  });

/** For tests: any rule of any kind, with every field that it can have, there or not. */
export const anyRule: fc.Arbitrary<EarningRule> = fc
  .oneof(
    kind(
      "order",
      {
        ...part,
        ...ofOrders,
        gives: fc.constantFrom("rate", "per-order", "per-line", "per-item"),
        points,
        per: amount,
        basis,
        rounding: fc.constantFrom("floor", "nearest", "ceil"),
        multiplied: fc.boolean(),
        grantWhen: fc.constantFrom("paid", "fulfilled"),
        pendingDays: days,
      },
      ["points"],
    ),
    kind("boost", { ...part, ...ofOrders, effect: fc.constantFrom("multiply", "add"), by: amount, rules: some(word) }, ["effect", "by"]),
    kind(
      "challenge",
      {
        ...part,
        counts: fc.constantFrom("items", "orders", "spend"),
        lines,
        when: whenOrder,
        withinDays: whole.map((number) => Math.min(number, 3650)),
        steps: fc.array(fc.record({ at: amount, points }), { minLength: 1, maxLength: 5 }),
        times: fc.integer({ min: 1, max: 1000 }),
      },
      ["counts", "steps"],
    ),
    ...["signup", "birthday", "newsletter", "sms", "review"].map((on) => kind(on, occasion, ["points"])),
    kind("anniversary", { ...occasion, years: some(fc.integer({ min: 1, max: 100 })) }, ["points"]),
    kind("social", { ...occasion, network: word, link: fc.constant("https://social.example/us") }, ["points", "network", "link"]),
    kind("visit", { ...occasion, path: fc.constant("/pages/journal"), streak: fc.integer({ min: 2, max: 366 }) }, ["points"]),
    kind("event", { ...occasion, type: word }, ["points", "type"]),
  )
  .map((rule) => earningRuleSchema.parse(rule));
