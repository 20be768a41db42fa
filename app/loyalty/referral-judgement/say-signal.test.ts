import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { catalogues } from "../explain/catalogue";
import { languages } from "../words";
import { signalCodes } from "./judgement";
import { saySignal } from "./say-signal";
import { weights } from "./weights";

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

describe("the note on privacy", () => {
  it("says of each signal what it looks at, and its weight", () => {
    const note = readFileSync("docs/privacy-of-referrals.md", "utf8");
    const rows = [...note.matchAll(/^\| `([a-z-]+)` \|.*\| ([^|]+) \|$/gmu)].map(([, code, weighs]) => [code, weighs] as const);
    expect(rows.map(([code]) => code).toSorted()).toEqual(signalCodes.toSorted());
    for (const [code, weighs] of rows) {
      const weight = weights[code as keyof typeof weights];
      expect(weighs, code).toMatch(weight === 0 ? /holds by itself/u : new RegExp(`^${weight}\\b`, "u"));
    }
  });
});
