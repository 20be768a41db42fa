import { describe, expect, it } from "vitest";
import { generate } from "./generate";
import { cheats, cheatShare, honest } from "./rates";

const share = (part: number, whole: number) => part / whole;
const sum = (rates: Readonly<Record<string, number>>) => Object.values(rates).reduce((total, rate) => total + rate, 0);

describe("generated referrals", () => {
  it("have rates that add up", () => {
    expect(sum(cheats)).toBeCloseTo(1, 9);
    expect(sum(honest)).toBeCloseTo(1, 9);
  });

  it("are the same for the same seed, and others for another", () => {
    const [one, same, other] = [generate(5, 100), generate(5, 100), generate(6, 100)];
    expect(one.referrals).toEqual(same.referrals);
    expect(one.referrals[0]).not.toEqual(other.referrals[0]);
  });

  it("are cheats by the share asked, of every kind", () => {
    const { referrals } = generate(7, 6_000);
    expect(referrals.length).toBeGreaterThanOrEqual(6_000);
    expect(referrals.length).toBeLessThan(6_300);
    expect(Math.abs(share(referrals.filter(({ cheat }) => cheat).length, referrals.length) - cheatShare)).toBeLessThan(0.015);
    for (const [kind, rate] of [...Object.entries(cheats), ...Object.entries(honest)]) {
      const whole = kind in cheats ? 6_000 * cheatShare : 6_000 * (1 - cheatShare);
      const found = referrals.filter((one) => one.kind === kind).length;
      expect(Math.abs(found - rate * whole), kind).toBeLessThan(85);
    }
  });
});
