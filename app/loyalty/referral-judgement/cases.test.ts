import { describe, expect, it } from "vitest";
import { attacks } from "./attacks.fixture";
import { innocents } from "./innocents.fixture";
import { judgeReferral } from "./judge-referral";

const cases = [...attacks, ...innocents];

describe("the table of cases", () => {
  it("is long enough, and names none twice", () => {
    expect(cases.length).toBeGreaterThanOrEqual(60);
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
    expect(innocents.filter(({ hold }) => hold).length / innocents.length).toBeLessThan(0.1);
  });

  it.each(cases.map((one) => [one.hold ? "held" : "passes", one.name, one] as const))("%s: %s", (_, __, { facts, hold, sees }) => {
    const judged = judgeReferral(facts, "standard");
    expect({ sees: judged.signals.map(({ code }) => code).toSorted(), hold: judged.hold }).toEqual({ sees: sees.toSorted(), hold });
  });

  it("holds the sooner the more careful the shop is", () => {
    const held = (setting: "trusting" | "standard" | "careful") => cases.filter(({ facts }) => judgeReferral(facts, setting).hold);
    for (const one of held("trusting")) expect(held("standard")).toContain(one);
    for (const one of held("standard")) expect(held("careful")).toContain(one);
    expect(held("careful").length).toBeGreaterThan(held("trusting").length);
  });

  it("says the same whoever is asked about first, and the heaviest first", () => {
    for (const { facts } of cases) {
      const { signals, score } = judgeReferral(facts, "standard");
      expect(signals.map(({ weight }) => weight)).toEqual(signals.map(({ weight }) => weight).toSorted((a, b) => b - a));
      expect(score).toBe(signals.reduce((sum, { weight }) => sum + weight, 0));
    }
  });

  it("keeps no name, number or address in what it says", () => {
    for (const { facts } of cases) {
      for (const signal of judgeReferral(facts, "careful").signals) {
        expect(Object.keys(signal).every((key) => ["code", "weight", "figures"].includes(key))).toBe(true);
        expect(Object.values(signal.figures ?? {}).every((figure) => Number.isSafeInteger(figure))).toBe(true);
      }
    }
  });
});
