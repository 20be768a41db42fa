import { describe, expect, it } from "vitest";
import { catalogues } from "../explain/catalogue";
import { languages } from "../words";
import { signalCodes } from "./judgement";
import { saySignal } from "./say-signal";

describe("the sentences of signals", () => {
  it("are there for each code in every language, and for none besides", () => {
    for (const language of languages) {
      const keys = Object.keys(catalogues[language]).filter((key) => key.startsWith("signal."));
      expect(keys.toSorted()).toEqual(signalCodes.map((code) => `signal.${code}`).toSorted());
      for (const code of signalCodes) expect(saySignal({ code, figures: { count: 3, certain: 1 } }, language)).not.toMatch(/[{}#]/u);
    }
  });

  it("name what was counted", () => {
    expect(saySignal({ code: "circle", figures: { count: 2 } }, "en")).toBe("The two have brought each other");
    expect(saySignal({ code: "circle", figures: { count: 4 } }, "en")).toBe("4 referrals lead round to the advocate again");
    expect(saySignal({ code: "existing-customer", figures: { count: 2 } }, "fr")).toContain("2 commandes");
    expect(saySignal({ code: "same-door", figures: { certain: 1 } }, "en")).toContain("the same flat");
    expect(saySignal({ code: "same-door", figures: { certain: 0 } }, "en")).toContain("the same house");
  });

  it("name a code that nobody knows", () => {
    expect(saySignal({ code: "of-next-year" }, "en")).toContain("of-next-year");
  });
});
