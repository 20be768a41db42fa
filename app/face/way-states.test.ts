import { describe, expect, it } from "vitest";
import type { ProgramDocument } from "../loyalty/program";
import type { Doings } from "./member-state";
import { noDoings, sampleMemberFace, sampleNow, sampleProgram } from "./sample";
import { wayStates } from "./way-states";

type Rule = NonNullable<ProgramDocument["earning"]>[number];
const title = { en: "Way" };
const london = "Europe/London";
const states = (rules: Rule[], doings: Partial<Doings>, zone = london) =>
  wayStates(sampleProgram({ earning: rules }), { ...noDoings, ...doings }, zone);

describe("where a member stands with the ways to earn", () => {
  const survey: Rule = { key: "survey", title, on: "event", type: "survey", points: "5", limit: { times: 1, every: "week" } };
  const visit: Rule = { key: "visit", title, on: "visit", points: "5", streak: 3 };
  const days = (...of: string[]) => ({ "": new Set(of) });

  it("says nothing where there is nothing to say", () => {
    expect(states([survey, visit, { key: "news", title, on: "newsletter", points: "1" }], {})).toEqual([]);
    expect(states([{ ...survey, archived: true }], { earlier: { event: { survey: [sampleNow] } } })).toEqual([]);
  });

  it("done, or again from when the period is over", () => {
    const earlier = { event: { survey: ["2026-11-18T10:00:00.000Z"] }, newsletter: { old: ["2020-01-01T00:00:00.000Z"] } };
    expect(states([survey, { key: "news", title, on: "newsletter", points: "1" }], { earlier })).toEqual([
      { key: "survey", is: "again", from: "2026-11-23", until: "2026-11-23T00:00:00.000Z" },
      { key: "news", is: "done", until: null },
    ]);
    // a week ago it was another week
    expect(states([survey], { earlier: { event: { survey: ["2026-11-15T10:00:00.000Z"] } } })).toEqual([]);
  });

  it("birthdays and anniversaries tell the next day", () => {
    const rules: Rule[] = [
      { key: "birthday", title, on: "birthday", points: "100" },
      { key: "years", title, on: "anniversary", points: "10" },
    ];
    const birthday = { month: 12, day: 10, changedAt: "2026-11-20T00:00:00.000Z" };
    expect(states(rules, { birthday, joinedAt: "2020-06-03T12:00:00.000Z" })).toEqual([
      { key: "birthday", is: "birthday", on: "2027-12-10", until: "2027-12-10T00:00:00.000Z" },
      { key: "years", is: "anniversary", on: "2027-06-03", until: "2027-06-02T23:00:00.000Z" },
    ]);
  });

  it("a streak can be gone on with until the end of the next day", () => {
    expect(states([visit], { visited: days("2026-11-21", "2026-11-22") })).toEqual([
      { key: "visit", is: "streak", days: 2, of: 3, until: "2026-11-24T00:00:00.000Z" },
    ]);
    expect(states([visit], { visited: days("2026-11-20", "2026-11-21") })).toEqual([
      { key: "visit", is: "streak", days: 2, of: 3, until: "2026-11-23T00:00:00.000Z" },
    ]);
    expect(states([visit], { visited: days("2026-11-19", "2026-11-20") })).toEqual([]);
    const rewarded = { visited: days("2026-11-20", "2026-11-21", "2026-11-22"), earlier: { visit: { visit: [sampleNow] } } };
    expect(states([visit], rewarded)).toEqual([{ key: "visit", is: "again", from: "2026-11-23", until: "2026-11-23T00:00:00.000Z" }]);
  });

  it("a challenge tells how far and until when, in words", () => {
    const five: Rule = { key: "five", title, on: "challenge", counts: "items", withinDays: 60, steps: [{ at: "5", points: "100" }] };
    const at = "2026-10-05T12:00:00.000Z";
    const used = [{ at, placedAt: at, spend: 0, points: 0, orders: 1, used: { "progress/five": 3 } }];
    const face = sampleMemberFace("active", { doings: { ...noDoings, used } }, { earning: [five] });
    expect(face.ways).toEqual([{ key: "five", done: false, until: Date.parse("2026-12-04T13:00:00Z") / 1000 }]);
    expect(face.texts.en?.ways).toEqual(["3 of 5, until 4 December 2026"]);
    expect(face.texts.fr?.ways).toEqual(["3 sur 5, jusqu’au 4 décembre 2026"]);
  });

  it("a rule for orders that was given as often as may be says until when", () => {
    const weekly: Rule = { key: "weekly", title, on: "order", points: "1", per: "1.00", limit: { times: 2, every: "week" } };
    const row = (at: string, times: number) => ({ at, placedAt: at, spend: 0, points: 0, orders: 1, used: { "times/weekly": times } });
    const used = [row("2026-11-17T12:00:00.000Z", 1), row("2026-11-20T12:00:00.000Z", 1)];
    expect(states([weekly], { used })).toEqual([{ key: "weekly", is: "again", from: "2026-11-23", until: "2026-11-23T00:00:00.000Z" }]);
    expect(states([weekly], { used: [...used, row("2026-11-20T12:00:00.000Z", -1)] })).toEqual([]);
    expect(states([weekly], { used: [row("2026-11-13T12:00:00.000Z", 1), ...used.slice(1)] })).toEqual([]);
  });

  it("is told to members alone", () => {
    const doings = { ...noDoings, earlier: { event: { survey: [sampleNow] } } };
    expect(sampleMemberFace("active", { doings }, { earning: [survey] }).ways).toHaveLength(1);
    expect(sampleMemberFace("blocked", { doings }, { earning: [survey] }).ways).toEqual([]);
  });
});
