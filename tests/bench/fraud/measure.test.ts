import { describe, expect, it } from "vitest";
import { measure } from "./measure";

describe("what the judge holds", () => {
  it("keeps near its bars in a small sample of another seed, so that a change that breaks it is seen at once", () => {
    const { precision, recall } = measure(31, 4_000);
    expect(precision.share).toBeGreaterThan(0.93);
    expect(recall.share).toBeGreaterThan(0.87);
  });

  it("holds hardly anybody of those who have nothing in common", () => {
    const strangers = measure(32, 2_000).kinds.filter(({ kind }) => kind === "elsewhere" || kind === "relative-elsewhere");
    for (const { held, of } of strangers) expect(held / of).toBeLessThan(0.01);
  });
});
