import { describe, expect, it } from "vitest";
import { defaultProgram } from "../../../loyalty/default-program";
import { parseProgram, type Expiry, type Program } from "../../../loyalty/program";
import { expiryModes, reminderDays, withMode } from "./expiry-modes";
import { lifeOf } from "./life";
import { hasGender, withGender, withName } from "./names";

const program = defaultProgram("GBP");
const withPoints = (patch: Partial<Program["points"]>): Program => ({ ...program, points: { ...program.points, ...patch } });

describe("what points are called", () => {
  it("is one and many, and nothing where both are empty", () => {
    expect(withName({ en: ["bean", "beans"] }, "fr", 0, "grain")).toEqual({ en: ["bean", "beans"], fr: ["grain", ""] });
    expect(withName({ en: ["bean", "beans"], fr: ["grain", ""] }, "fr", 0, "")).toEqual({ en: ["bean", "beans"] });
    expect(withName({ en: ["bean", "beans"] }, "en", 1, "coffee beans")).toEqual({ en: ["bean", "coffee beans"] });
  });

  it("has a gender in French alone", () => {
    expect(hasGender("fr-CA")).toBe(true);
    expect(hasGender("en")).toBe(false);
    expect(withGender(program, "fr", "feminine").points.genders).toEqual({ fr: "feminine" });
  });
});

describe("how points end", () => {
  const modes: Expiry[] = [
    { mode: "lot", months: 18, noticeDays: 45 },
    { mode: "dates", days: ["06-30"], months: 0, noticeDays: 45 },
    { mode: "inactivity", months: 18, noticeDays: 45 },
    { mode: "none" },
  ];

  it("every mode leads to every other, and each can be published", () => {
    for (const from of modes) {
      for (const mode of expiryModes) {
        const next = withMode(from, mode);
        expect(next.mode).toBe(mode);
        expect(parseProgram(withPoints({ expiry: next })).ok).toBe(true);
        if (from.mode !== "none" && next.mode !== "none") expect(next.noticeDays).toBe(45);
      }
      expect(withMode(from, from.mode)).toBe(from);
    }
  });

  it("is reminded of on each day once, the longest first", () => {
    expect(reminderDays([7, 30, 7, 90])).toEqual([90, 30, 7]);
  });
});

describe("a lot's life", () => {
  const at = "2026-11-22T12:00:00.000Z";
  const what = (changed: Program) => lifeOf(changed, at, "Europe/London")?.map((moment) => [moment.what, moment.at.slice(0, 10)]);

  it("waits, is reminded of, and ends", () => {
    expect(what(withPoints({ pendingDays: 14, reminders: [30, 7] }))).toEqual([
      ["earned", "2026-11-22"],
      ["available", "2026-12-06"],
      ["reminder", "2027-11-06"],
      ["reminder", "2027-11-29"],
      ["ends", "2027-12-06"],
    ]);
  });

  it("has no end where points stay, and no wait where they can be spent at once", () => {
    expect(what(withPoints({ pendingDays: 0, expiry: { mode: "none" } }))).toEqual([["earned", "2026-11-22"]]);
  });

  it("ends so many months after the last thing that a member did", () => {
    const idle = withPoints({ pendingDays: 14, reminders: [], expiry: { mode: "inactivity", months: 6, noticeDays: 30 } });
    expect(what(idle)?.at(-1)).toEqual(["ends", "2027-05-22"]);
  });

  it("is reminded of only from when the points can be spent", () => {
    const short = withPoints({ pendingDays: 14, reminders: [60, 7], expiry: { mode: "lot", months: 1, noticeDays: 0 } });
    expect(what(short)?.filter(([moment]) => moment === "reminder")).toEqual([["reminder", "2026-12-30"]]);
  });

  it("is not drawn while a number is being typed", () => {
    expect(what(withPoints({ pendingDays: Number.NaN }))).toBeUndefined();
    expect(what(withPoints({ expiry: { mode: "lot", months: Number.NaN, noticeDays: 0 } }))).toBeUndefined();
  });
});
