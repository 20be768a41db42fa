import type { ReferralFacts } from "./facts";
import { inHeaps } from "./in-heaps";
import { holdFrom, type HoldSetting, type Judgement, type Signal } from "./judgement";
import { notNew } from "./not-new";
import { samePerson } from "./same-person";

const looks = [...samePerson, ...notNew, ...inHeaps];

/** What speaks against a referral, and whether a person should look at it first. It never refuses. */
export function judgeReferral(facts: ReferralFacts, setting: HoldSetting): Judgement {
  const signals = looks.map((look) => look(facts)).filter((signal): signal is Signal => signal !== null);
  const score = signals.reduce((sum, { weight }) => sum + weight, 0);
  signals.sort((one, other) => other.weight - one.weight);
  return { score, signals, hold: score >= holdFrom[setting] };
}
