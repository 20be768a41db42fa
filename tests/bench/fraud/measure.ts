import type { HoldSetting } from "../../../app/loyalty/referral-judgement/judgement";
import { judgeReferral } from "../../../app/loyalty/referral-judgement/judge-referral";
import { gatherFacts } from "./facts-of";
import { generate } from "./generate/generate";
import { shareOf, type Share } from "./interval";

export interface KindResult {
  kind: string;
  cheat: boolean;
  held: number;
  of: number;
}

export interface Result {
  referrals: number;
  cheats: number;
  kinds: readonly KindResult[];
  /** of what is held, what is a cheat */
  precision: Share;
  /** of cheats, what is held */
  recall: Share;
}

/** What the judge holds of so many referrals of a seed. */
export function measure(seed: number, size: number, setting: HoldSetting = "standard"): Result {
  const generated = generate(seed, size);
  const facts = gatherFacts(generated);
  const kinds = new Map<string, KindResult>();
  generated.referrals.forEach(({ kind, cheat }, place) => {
    const so = kinds.get(kind) ?? { kind, cheat, held: 0, of: 0 };
    const held = judgeReferral(facts[place]!, setting).hold ? 1 : 0;
    kinds.set(kind, { ...so, held: so.held + held, of: so.of + 1 });
  });
  const all = [...kinds.values()];
  const sum = (list: readonly KindResult[], figure: "held" | "of") => list.reduce((total, one) => total + one[figure], 0);
  const cheats = all.filter(({ cheat }) => cheat);
  return {
    referrals: generated.referrals.length,
    cheats: sum(cheats, "of"),
    kinds: all,
    precision: shareOf(sum(cheats, "held"), sum(all, "held")),
    recall: shareOf(sum(cheats, "held"), sum(cheats, "of")),
  };
}
