import { describe, expect, it } from "vitest";
import { sampleProgramFace } from "../../app/face/sample";
import { countOf, fill } from "./words";

const { texts } = sampleProgramFace();

describe("the app's words in an extension", () => {
  it("fills the places of a sentence and leaves what it does not know", () => {
    expect(fill("{points} for {amount} off", { points: "50 points", amount: "£5.00" })).toBe("50 points for £5.00 off");
    expect(fill("{other}", {})).toBe("{other}");
    expect(fill(undefined, {})).toBe("");
  });

  it("counts in the program's own words, as the storefront does", () => {
    expect(countOf(1, texts.en!)).toBe("1\u00a0point");
    expect(countOf(0, texts.en!)).toBe("0\u00a0points");
    expect(countOf(1_234_567, texts.en!)).toBe("1,234,567\u00a0points");
    expect(countOf(1, { ...texts.fr!, points: ["perle", "perles"] })).toBe("1\u00a0perle");
    expect(countOf(1250, { ...texts.fr!, points: ["perle", "perles"] })).toBe("1\u202f250\u00a0perles");
  });
});
