import { beforeEach, describe, expect, it } from "vitest";
import { hasOne, secondsUntilOne, takeOne } from "./rate.server";
import { singleton } from "./singleton";

beforeEach(() => singleton("proxy-rate", () => new Map()).clear());

describe("how often something may be done", () => {
  it("so many times at once, and as many again within a minute, bit by bit", () => {
    const tries = (now: number) => Array.from({ length: 8 }, () => takeOne("ada", 6, now)).filter(Boolean).length;
    expect(tries(0)).toBe(6);
    expect(tries(1_000)).toBe(0);
    expect(tries(20_000)).toBe(2);
    expect(tries(200_000)).toBe(6);
  });

  it("of each by itself", () => {
    expect(takeOne("ada", 1, 0)).toBe(true);
    expect(takeOne("ada", 1, 0)).toBe(false);
    expect(takeOne("bea", 1, 0)).toBe(true);
  });

  it("says whether and when without taking any", () => {
    expect(hasOne("ada", 1, 0)).toBe(true);
    expect(hasOne("ada", 1, 0)).toBe(true);
    expect(secondsUntilOne("ada", 6, 0)).toBe(0);
    for (let n = 0; n < 6; n++) takeOne("ada", 6, 0);
    expect(secondsUntilOne("ada", 6, 0)).toBe(10);
    expect(hasOne("ada", 6, 9_000)).toBe(false);
    expect(hasOne("ada", 6, 10_000)).toBe(true);
  });

  it("is not refilled by a clock that was set back", () => {
    expect(takeOne("ada", 1, 60_000)).toBe(true);
    expect(takeOne("ada", 1, 0)).toBe(false);
  });

  it("remembers who ran dry while ever new names come by", () => {
    expect(takeOne("guesser", 1, 0)).toBe(true);
    for (let n = 0; n < 120_000; n++) takeOne(`stranger ${n}`, 10, 1);
    expect(takeOne("guesser", 1, 2)).toBe(false);
    expect(singleton("proxy-rate", () => new Map()).size).toBeLessThanOrEqual(50_000);
  });
});
