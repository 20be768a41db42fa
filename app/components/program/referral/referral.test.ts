import { describe, expect, it } from "vitest";
import { demoProgram } from "../../../loyalty/default-program";
import { parseProgram, type Program } from "../../../loyalty/program";
import { missingTexts } from "../translations";
import {
  firstReferral,
  friendKinds,
  friendOfKind,
  gainOfKind,
  givable,
  kindOfGain,
  nextMilestone,
  withReferral,
  withWords,
} from "./referral";

const parsed = parseProgram(demoProgram);
if (!parsed.ok) throw new Error("The demo's program is one.");
const program: Program = { ...parsed.program, referral: firstReferral("GBP") };
const faults = (edited: Program) => {
  const read = parseProgram(edited);
  return read.ok ? [] : read.faults.map(({ path, code }) => `${path} ${code}`);
};

describe("the referral program as it is edited", () => {
  it.each(["GBP", "JPY", "KWD"])("begins as one that can be published, in %s too", (currency) => {
    const { rewards: _, tiers: __, ...rest } = program;
    const own = { ...rest, currency, earning: [], rewards: [], tiers: null, referral: firstReferral(currency) } as Program;
    expect(faults(own)).toEqual([]);
  });

  it("can be published with every kind of what the friend gets, from every other", () => {
    for (const from of friendKinds) {
      for (const to of friendKinds) {
        const edited = withReferral(program, (now) => {
          const before = friendOfKind(from, now.friend, program);
          return { ...now, friend: friendOfKind(to, before, program) };
        });
        expect(faults(edited), `${from} to ${to}`).toEqual([]);
      }
    }
  });

  it("keeps what the friend's code asks for when its kind changes", () => {
    const gain = friendOfKind("percentage", { ...firstReferral("GBP").friend, minimumSubtotal: "75.00" } as never, program);
    expect(gain).toMatchObject({ kind: "percentage", percent: "10", minimumSubtotal: "75.00" });
  });

  it("gives one thing for an advocate and for a milestone, whatever was there before", () => {
    const milestone = nextMilestone([]);
    for (const kind of ["points", "reward", "tier"] as const) {
      const changed = gainOfKind({ ...milestone, points: "3" }, kind, program);
      expect(kindOfGain(changed)).toBe(kind);
      expect(faults(withReferral(program, (now) => ({ ...now, milestones: [changed] })))).toEqual([]);
    }
    const advocate = gainOfKind({ points: "200" }, "reward", program);
    expect(advocate).toEqual({ reward: givable(program)[0]?.key });
  });

  it("puts each milestone beyond the one before", () => {
    const first = nextMilestone([]);
    const second = nextMilestone([first]);
    expect(faults(withReferral(program, (now) => ({ ...now, milestones: [first, second] })))).toEqual([]);
    expect([first.friends, second.friends]).toEqual([3, 8]);
  });

  it("keeps words by language, and says which of the shop's languages lacks them", () => {
    const english = withWords({}, "en", "title", "Tea for two");
    expect(english).toEqual({ en: { title: "Tea for two" } });
    expect(withWords(english, "en", "title", "")).toEqual({});
    const spoken = withReferral(program, (now) => ({ ...now, texts: english }));
    expect(missingTexts(spoken, ["en", "fr"])).toContainEqual({ path: "referral.texts", language: "fr" });
  });
});
