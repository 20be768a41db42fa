import { describe, expect, it } from "vitest";
import { shiftOf, worstMoments, type Moment } from "./interactions";

const moment = (kind: Moment["kind"], at: number, value: number, target = "a table"): Moment => ({
  ...{ kind, at, value, target },
  step: "search",
  parts: "1 + 2 + 3",
});
const shift = (at: number, value: number) => moment("shift", at, value);

describe("what moved", () => {
  it("adds up what lies less than a second apart, and says the largest sum", () => {
    expect(shiftOf([])).toBe(0);
    expect(shiftOf([shift(0, 0.25), shift(900, 0.5), shift(1_900, 0.125)])).toBe(0.75);
    expect(shiftOf([shift(1_900, 1), shift(0, 0.25), shift(900, 0.5)])).toBe(1);
  });

  it("ends a sum after five seconds", () => {
    expect(shiftOf(Array.from({ length: 12 }, (_, place) => shift(place * 500, 1)))).toBe(10);
  });

  it("leaves out what answers an input", () => {
    expect(shiftOf([shift(0, 0.25), moment("answer", 100, 1), moment("interaction", 100, 200)])).toBe(0.25);
  });
});

describe("the worst moments", () => {
  it("says each slow target once, with its worst and the rounds that had it", () => {
    const lines = worstMoments([
      [moment("interaction", 0, 96, "a button"), moment("interaction", 9, 80, "a field")],
      [moment("interaction", 0, 128, "a button"), shift(50, 0.01), shift(60, 0.0001)],
    ]);
    expect(lines).toEqual([
      "  interaction  128 ms (1 + 2 + 3; 2 of 2 rounds)  search: a button",
      "  shift        0.0100 (1 + 2 + 3; 1 of 2 rounds)  search: a table",
    ]);
  });
});
