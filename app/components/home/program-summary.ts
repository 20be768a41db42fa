import { parseMoney } from "../../loyalty/money";
import type { Program } from "../../loyalty/program";
import { localised } from "../../loyalty/texts";
import type { Language } from "../../loyalty/words";

/** Money off is told in figures, all else by its title. */
export type SummedReward =
  | { kind: "amount"; cost: number; value: number; minimum: number | null; validDays: number }
  | { kind: "sliding"; cost: number; value: number }
  | { kind: "other"; cost: number; title: string };

/** A program in its figures, for the sentences that say what publishing it will do. Money in minor units of `currency`. */
export interface ProgramSummary {
  currency: string;
  enrolment: Program["enrolment"];
  rates: Array<{ points: string; per: number }>;
  /** what joining brings, a rule each */
  joining: string[];
  rewards: SummedReward[];
  tiers: Array<{ title: string; from: string; multiplier: string }>;
  /** by money, points or orders; null: no tiers */
  measure: "spend" | "points" | "orders" | null;
  pendingDays: number;
  /** months until points end; null: never */
  months: number | null;
}

export function programSummary(program: Program, language: Language, mainLanguage: string): ProgramSummary {
  const minor = (amount: string) => parseMoney(amount, program.currency);
  const { expiry, pendingDays } = program.points;
  return {
    currency: program.currency,
    enrolment: program.enrolment,
    rates: program.earning.flatMap((rule) =>
      rule.on === "order" && !rule.archived ? [{ points: rule.points, per: minor(rule.per) }] : [],
    ),
    joining: program.earning.flatMap((rule) => (rule.on === "signup" && !rule.archived ? [rule.points] : [])),
    rewards: program.rewards
      .filter(({ archived }) => !archived)
      .map((reward): SummedReward => {
        const { cost, kind } = reward;
        if (kind === "sliding") return { kind, cost, value: minor(reward.value) };
        if (kind !== "amount") return { kind: "other", cost, title: localised(reward.title, language, mainLanguage) ?? reward.key };
        const minimum = reward.minimumSubtotal === undefined ? null : minor(reward.minimumSubtotal);
        return { kind, cost, value: minor(reward.value), minimum, validDays: reward.validDays };
      }),
    tiers: (program.tiers?.levels ?? [])
      .filter(({ archived }) => !archived)
      .map(({ key, title, from, multiplier }) => ({ title: localised(title, language, mainLanguage) ?? key, from, multiplier })),
    measure: program.tiers?.measure ?? null,
    pendingDays,
    months: expiry.mode === "lot" ? expiry.months : null,
  };
}
