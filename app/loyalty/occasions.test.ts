import { describe, expect, it } from "vitest";
import { programOf } from "./fixtures";
import { grantsFor } from "./occasions";

const review = { key: "review", title: { en: "Review" }, on: "event" as const, type: "review", points: "20" };
const withReview = (limit?: { times: number; every?: "day" | "week" | "month" | "year" }) =>
  programOf((document) => document.earning?.push({ ...review, ...(limit ? { limit } : {}) }));
const at = "2026-03-10T12:00:00.000Z";
const pointsFor = (program: ReturnType<typeof programOf>, earlier: string[], when = at, zone = "Europe/London") =>
  grantsFor(program, { on: "event", type: "review", at: when }, { review: earlier }, zone).map((grant) => grant.points);

describe("occasions", () => {
  it("joining grants its points once", () => {
    expect(grantsFor(programOf(), { on: "signup", at }, {}, "UTC")).toEqual([
      { rule: "signup", points: 50, explanation: { codes: [{ code: "signup", rule: "signup", points: 50 }] } },
    ]);
    expect(grantsFor(programOf(), { on: "signup", at }, { signup: ["2020-01-01T00:00:00.000Z"] }, "UTC")).toEqual([
      { rule: "signup", points: 0, explanation: { codes: [{ code: "limit-reached", rule: "signup", times: 1, every: null }] } },
    ]);
  });

  it("a birthday grants once a calendar year of the shop", () => {
    const birthday = (earlier: string, when: string, zone: string) =>
      grantsFor(programOf(), { on: "birthday", at: when }, { birthday: [earlier] }, zone)[0]?.points;
    expect(birthday("2025-12-31T12:00:00.000Z", "2026-01-01T12:00:00.000Z", "UTC")).toBe(100);
    // still 2025 in Los Angeles
    expect(birthday("2025-03-31T12:00:00.000Z", "2026-01-01T07:59:00.000Z", "America/Los_Angeles")).toBe(0);
    expect(birthday("2025-03-31T12:00:00.000Z", "2026-01-01T08:00:00.000Z", "America/Los_Angeles")).toBe(100);
  });

  it.each([
    ["day", "2026-03-10T00:00:00.000Z", "2026-03-09T23:59:59.999Z"],
    ["week", "2026-03-09T00:00:00.000Z", "2026-03-08T23:59:59.999Z"],
    ["month", "2026-03-01T00:00:00.000Z", "2026-02-28T23:59:59.999Z"],
    ["year", "2026-01-01T00:00:00.000Z", "2025-12-31T23:59:59.999Z"],
  ] as const)("a limit of one a %s looks at this one only", (every, within, before) => {
    expect(pointsFor(withReview({ times: 1, every }), [within])).toEqual([0]);
    expect(pointsFor(withReview({ times: 1, every }), [before])).toEqual([20]);
    expect(pointsFor(withReview({ times: 2, every }), [within])).toEqual([20]);
  });

  it("without a limit there is none", () => {
    expect(pointsFor(withReview(), [at, at, at])).toEqual([20]);
  });

  it("a rule sees only its own occasion, and none when archived", () => {
    expect(grantsFor(withReview(), { on: "event", type: "visit", at }, {}, "UTC")).toEqual([]);
    expect(
      grantsFor(
        programOf((document) => Object.assign(document.earning?.[1] ?? {}, { archived: true })),
        { on: "signup", at },
        {},
        "UTC",
      ),
    ).toEqual([]);
  });
});
