import fc from "fast-check";
import { expect, it } from "vitest";
import { writePoints } from "../write";
import { mostPoints, parsePoints } from "./parse-points";

it.each([
  ["50", 50],
  [" +50 ", 50],
  ["-50", -50],
  ["−50", -50],
  ["1,250", 1250],
  ["1 250", 1250],
  ["1\u202f250", 1250],
])("reads %j", (typed, points) => {
  expect(parsePoints(typed, "en")).toEqual({ ok: true, points });
});

it.each(["", "-", "fifty", "1.5", "1e3", "12,50", "1,2500", "0x10", "--5", "5 0", "٣"])("does not read %j", (typed) => {
  expect(parsePoints(typed, "en")).toEqual({ ok: false, error: "member.error.points" });
});

it("a comma in French is a decimal one", () => {
  expect(parsePoints("1,250", "fr").ok).toBe(false);
});

it("neither nothing nor more than anyone means", () => {
  expect(parsePoints("-0", "en")).toEqual({ ok: false, error: "member.error.zero" });
  expect(parsePoints("1000000001", "en")).toEqual({ ok: false, error: "member.error.too-many" });
  expect(parsePoints("9".repeat(400), "en")).toEqual({ ok: false, error: "member.error.too-many" });
});

it("reads every number as pages write it", () => {
  const points = fc.integer({ min: -mostPoints, max: mostPoints }).filter((value) => value !== 0);
  fc.assert(
    fc.property(points, fc.constantFrom("en" as const, "fr" as const), (value, language) => {
      expect(parsePoints(writePoints(value, language), language)).toEqual({ ok: true, points: value });
    }),
  );
});
