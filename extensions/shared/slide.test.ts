import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rangeOf, within, type Slide } from "./slide";

const slide: Slide = { step: 50, least: 100, most: 1000 };

describe("sliding points to money", () => {
  it("goes from the least to what the member has, at most to what the reward allows", () => {
    expect(rangeOf(slide, 99)).toBeNull();
    expect(rangeOf(slide, 149)).toEqual({ from: 100, to: 100 });
    expect(rangeOf(slide, 512)).toEqual({ from: 100, to: 500 });
    expect(rangeOf(slide, 1_000_000)).toEqual({ from: 100, to: 1000 });
  });

  it("keeps every choice a whole number of steps that can be paid for", () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 100_000 }), fc.double(), (available, points) => {
        const range = rangeOf(slide, available)!;
        const chosen = within(points, slide, range);
        expect(chosen % slide.step).toBe(0);
        expect(chosen).toBeGreaterThanOrEqual(range.from);
        expect(chosen).toBeLessThanOrEqual(Math.min(range.to, available));
      }),
    );
    expect(within(Number.NaN, slide, { from: 100, to: 500 })).toBe(100);
  });
});
