import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { programOf } from "./fixtures";
import { grantsFor, pathsAsked, type Occasion, type OccasionContext } from "./occasions";
import { limitOf } from "./occasion-limits";
import type { ProgramDocument } from "./program";

type Rule = NonNullable<ProgramDocument["earning"]>[number];
const at = "2026-03-10T12:00:00.000Z";
const title = { en: "Rule" };
const withRules = (...rules: Rule[]) => programOf((document) => void (document.earning = rules));
const nobody: OccasionContext = { tier: null, customerTags: [], segments: [], earlier: {}, zone: "Europe/London" };
const grants = (program: ReturnType<typeof programOf>, occasion: Occasion, context: Partial<OccasionContext> = {}) =>
  grantsFor(program, occasion, { ...nobody, ...context });
const pointsOf = (program: ReturnType<typeof programOf>, occasion: Occasion, context: Partial<OccasionContext> = {}) =>
  grants(program, occasion, context).map(({ points }) => points);

describe("which rules an occasion is for", () => {
  const rules: Rule[] = [
    { key: "signup", title, on: "signup", points: "1" },
    { key: "birthday", title, on: "birthday", points: "2" },
    { key: "any-year", title, on: "anniversary", points: "3" },
    { key: "fifth", title, on: "anniversary", points: "4", years: [5] },
    { key: "news", title, on: "newsletter", points: "5" },
    { key: "text", title, on: "sms", points: "6" },
    { key: "review", title, on: "review", points: "7" },
    { key: "photo", title, on: "social", points: "8", network: "Instagram", link: "https://example.com/a" },
    { key: "clip", title, on: "social", points: "9", network: "TikTok", link: "https://example.com/b" },
    { key: "visit", title, on: "visit", points: "10" },
    { key: "blog", title, on: "visit", points: "11", path: "/blogs" },
    { key: "survey", title, on: "event", points: "12", type: "survey" },
    { key: "told", title, on: "event", points: "13", type: "review" },
    { key: "gone", title, on: "signup", points: "14", archived: true },
  ];
  const program = withRules(...rules);
  const today = new Set(["2026-03-10"]);

  it.each<[string, Omit<Occasion, "at">, string[]]>([
    ["joining", { on: "signup" }, ["signup"]],
    ["a birthday", { on: "birthday" }, ["birthday"]],
    ["the first anniversary", { on: "anniversary", years: 1 }, ["any-year"]],
    ["the fifth", { on: "anniversary", years: 5 }, ["any-year", "fifth"]],
    ["a newsletter", { on: "newsletter" }, ["news"]],
    ["text messages", { on: "sms" }, ["text"]],
    ["a review", { on: "review" }, ["review"]],
    ["a review told as an event", { on: "event", type: "review" }, ["review", "told"]],
    ["an event", { on: "event", type: "survey" }, ["survey"]],
    ["an event that no rule knows", { on: "event", type: "other" }, []],
    ["a link", { on: "social", rule: "clip" }, ["clip"]],
    ["a visit", { on: "visit", visited: { "": today } }, ["visit"]],
    ["a visit of a page", { on: "visit", visited: { "": today, "/blogs": today } }, ["visit", "blog"]],
  ])("%s", (_, occasion, keys) => {
    expect(grants(program, { ...occasion, at }).map(({ rule }) => rule)).toEqual(keys);
  });

  it("a visit is looked at under the paths that live rules ask for and it begins with", () => {
    expect(pathsAsked(program, "/blogs/news")).toEqual(["", "/blogs"]);
    expect(pathsAsked(program, "/cart")).toEqual([""]);
    expect(pathsAsked(withRules(), "/cart")).toEqual([]);
  });

  it("explains itself", () => {
    const codes = (occasion: Omit<Occasion, "at">) => grants(program, { ...occasion, at }).flatMap(({ explanation }) => explanation.codes);
    expect(codes({ on: "signup" })).toEqual([{ code: "signup", rule: "signup", points: 1 }]);
    expect(codes({ on: "anniversary", years: 2 })).toEqual([{ code: "anniversary", rule: "any-year", points: 3, years: 2 }]);
  });

  it("has its own pending days where it says so", () => {
    const [given] = grants(withRules({ key: "news", title, on: "newsletter", points: "5", pendingDays: 3 }), { on: "newsletter", at });
    expect(given).toMatchObject({ points: 5, pendingDays: 3 });
    expect(grants(program, { on: "newsletter", at })[0]).not.toHaveProperty("pendingDays");
  });
});

describe("when it holds", () => {
  const rule: Rule = { key: "news", title, on: "newsletter", points: "5" };
  const why = (when: object, context: Partial<OccasionContext> = {}, moment = at) => {
    const [given] = grants(withRules({ ...rule, when }), { on: "newsletter", at: moment }, context);
    return given?.points === 5 ? "granted" : given?.explanation.codes[0];
  };

  it.each<[string, object, Partial<OccasionContext>, unknown]>([
    ["another tier", { tiers: ["gold"] }, { tier: "silver" }, { reason: "tier" }],
    ["no tier", { tiers: ["gold"] }, {}, { reason: "tier" }],
    ["the tier", { tiers: ["silver", "gold"] }, { tier: "gold" }, "granted"],
    ["a tag that is missing", { customerTags: { any: ["VIP"] } }, { customerTags: ["new"] }, { reason: "customer-tag" }],
    ["the tag, whatever its case", { customerTags: { any: ["VIP"] } }, { customerTags: ["vip"] }, "granted"],
    ["a tag that is shut out", { customerTags: { none: ["staff"] } }, { customerTags: ["staff"] }, { reason: "customer-tag" }],
    ["another segment", { segments: ["7"] }, { segments: ["8"] }, { reason: "segment" }],
    ["the segment", { segments: ["7"] }, { segments: ["7"] }, "granted"],
    ["a Tuesday", { weekdays: ["tuesday"] }, {}, "granted"],
    ["another weekday", { weekdays: ["monday", "sunday"] }, {}, { reason: "weekday" }],
    ["before the first day", { from: "2026-03-11" }, {}, { reason: "before" }],
    ["on the first and last day", { from: "2026-03-10", until: "2026-03-10" }, {}, "granted"],
    ["after the last day", { until: "2026-03-09" }, {}, { reason: "after" }],
  ])("%s", (_, when, context, outcome) => {
    const said = why(when, context);
    if (typeof outcome === "string") expect(said).toBe(outcome);
    else expect(said).toEqual({ code: "rule-not-met", rule: "news", ...(outcome as object) });
  });

  it("days are the shop's", () => {
    const late = "2026-03-10T23:30:00.000Z";
    expect(why({ until: "2026-03-10" }, { zone: "Europe/London" }, late)).toBe("granted");
    expect(why({ until: "2026-03-10" }, { zone: "Pacific/Auckland" }, late)).toMatchObject({ reason: "after" });
    expect(why({ weekdays: ["wednesday"] }, { zone: "Pacific/Auckland" }, late)).toBe("granted");
  });

  it("nothing for customers with a tag that the program shuts out", () => {
    const program = programOf((document) =>
      Object.assign(document, { earning: [rule], eligible: { customerTagsExcluded: ["Wholesale"] } }),
    );
    const given = (customerTags: string[]) => grants(program, { on: "newsletter", at }, { customerTags })[0];
    expect(given(["wholesale"])).toMatchObject({ points: 0, explanation: { codes: [{ code: "customer-tag-excluded" }] } });
    expect(given(["retail"])).toMatchObject({ points: 5 });
  });

  it("nothing while earning is paused, and nothing from the program's end on", () => {
    const paused = programOf((document) => Object.assign(document, { earning: [rule], earningPaused: true }));
    expect(grants(paused, { on: "newsletter", at })).toMatchObject([{ points: 0, explanation: { codes: [{ code: "earning-paused" }] } }]);
    const closing = programOf((document) =>
      Object.assign(document, { earning: [rule], closing: { earnUntil: at, spendUntil: "2026-06-01T00:00:00Z" } }),
    );
    expect(grants(closing, { on: "newsletter", at })).toMatchObject([{ points: 0, explanation: { codes: [{ code: "program-closed" }] } }]);
    expect(pointsOf(closing, { on: "newsletter", at: "2026-03-10T11:59:59.999Z" })).toEqual([5]);
  });
});

describe("how often", () => {
  const event = (limit?: { times: number; every?: "day" | "week" | "month" | "year" }) =>
    withRules({ key: "survey", title, on: "event", type: "survey", points: "20", ...(limit ? { limit } : {}) });
  const points = (program: ReturnType<typeof programOf>, earlier: string[], moment = at) =>
    pointsOf(program, { on: "event", type: "survey", at: moment }, { earlier: { survey: earlier } });

  it.each([
    ["day", "2026-03-10T00:00:00.000Z", "2026-03-09T23:59:59.999Z"],
    ["week", "2026-03-09T00:00:00.000Z", "2026-03-08T23:59:59.999Z"],
    ["month", "2026-03-01T00:00:00.000Z", "2026-02-28T23:59:59.999Z"],
    ["year", "2026-01-01T00:00:00.000Z", "2025-12-31T23:59:59.999Z"],
  ] as const)("a limit of one a %s looks at this one only", (every, within, before) => {
    expect(points(event({ times: 1, every }), [within])).toEqual([0]);
    expect(points(event({ times: 1, every }), [before])).toEqual([20]);
    expect(points(event({ times: 2, every }), [within])).toEqual([20]);
  });

  it("says so; without a limit there is none", () => {
    expect(grants(event({ times: 1 }), { on: "event", type: "survey", at }, { earlier: { survey: [at] } })[0]?.explanation.codes).toEqual([
      { code: "limit-reached", rule: "survey", times: 1, every: null },
    ]);
    expect(points(event(), [at, at, at])).toEqual([20]);
  });

  it.each(["signup", "newsletter", "sms"] as const)("%s comes once ever, under whatever key, whatever the limit says", (on) => {
    const program = withRules({ key: "new", title, on, points: "5", limit: { times: 9, every: "day" } });
    expect(pointsOf(program, { on, at }, { earlier: { old: ["2019-01-01T00:00:00.000Z"] } })).toEqual([0]);
    expect(pointsOf(program, { on, at })).toEqual([5]);
  });

  it("a link once ever where the rule says nothing", () => {
    const link = (limit?: { times: number; every: "day" }) =>
      withRules({ key: "photo", title, on: "social", points: "8", network: "I", link: "https://example.com", ...(limit ? { limit } : {}) });
    const before = { earlier: { photo: ["2025-01-01T00:00:00.000Z"] } };
    expect(pointsOf(link(), { on: "social", rule: "photo", at }, before)).toEqual([0]);
    expect(pointsOf(link({ times: 1, every: "day" }), { on: "social", rule: "photo", at }, before)).toEqual([8]);
  });

  it("a birthday once a calendar year of the shop, and never within eleven months", () => {
    const program = withRules({ key: "birthday", title, on: "birthday", points: "100", limit: { times: 5, every: "year" } });
    const again = (earlier: string, moment: string, zone = "UTC") =>
      pointsOf(program, { on: "birthday", at: moment }, { earlier: { birthday: [earlier] }, zone })[0];
    expect(again("2026-01-10T00:00:00.000Z", "2026-12-20T00:00:00.000Z")).toBe(100);
    expect(again("2025-12-20T00:00:00.000Z", "2026-01-10T00:00:00.000Z")).toBe(0);
    expect(again("2025-12-20T00:00:00.000Z", "2026-11-19T00:00:00.000Z")).toBe(0);
    expect(again("2025-12-20T00:00:00.000Z", "2026-12-20T00:00:00.000Z")).toBe(100);
    expect(limitOf({ ...program.earning[0]!, limit: undefined } as never)).toEqual({ times: 1, every: "year" });
  });
});

describe("limits are never passed", () => {
  const every = fc.constantFrom("day", "week", "month", "year", undefined);
  const moments = fc.array(fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 1, 1) }), { maxLength: 60 });
  const zones = fc.constantFrom("Pacific/Auckland", "America/Los_Angeles", "Europe/London", "UTC");
  const period = (time: string, unit: string | undefined, zone: string) => {
    const day = new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(new Date(time));
    if (unit === undefined) return "ever";
    if (unit === "week") {
      const date = new Date(day);
      date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
      return date.toISOString().slice(0, 10);
    }
    return day.slice(0, { day: 10, month: 7, year: 4 }[unit as "day"]);
  };

  it("in whatever order the occasions are heard of", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), every, moments, zones, (times, unit, ats, zone) => {
        const program = withRules({
          key: "e",
          title,
          on: "event",
          type: "e",
          points: "1",
          limit: { times, ...(unit ? { every: unit } : {}) },
        });
        const granted: string[] = [];
        for (const one of ats) {
          const time = new Date(one).toISOString();
          const [given] = grants(program, { on: "event", type: "e", at: time }, { earlier: { e: granted }, zone });
          if (given && given.points > 0) granted.push(time);
        }
        const counts = new Map<string, number>();
        for (const time of granted) counts.set(period(time, unit, zone), (counts.get(period(time, unit, zone)) ?? 0) + 1);
        expect(Math.max(0, ...counts.values())).toBeLessThanOrEqual(times);
        // and nothing less than could be: each period that had occasions has as many grants as it may
        const asked = new Map<string, number>();
        for (const one of ats) {
          const name = period(new Date(one).toISOString(), unit, zone);
          asked.set(name, (asked.get(name) ?? 0) + 1);
        }
        for (const [name, count] of asked) expect(counts.get(name) ?? 0).toBe(Math.min(count, times));
      }),
      { numRuns: 150 },
    );
  });
});
