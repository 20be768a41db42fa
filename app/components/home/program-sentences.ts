import type { AdminWords } from "../admin-frame";
import { parseMoney } from "../../loyalty/money";
import { writePoints } from "../write";
import { writeDecimal, writeMinor } from "./money";
import type { ProgramSummary } from "./program-summary";

/** What publishing a program does, in plain words: who joins, what is earned, when it counts, what it buys, what tiers bring. */
export function programSentences(summary: ProgramSummary, { say, language }: Pick<AdminWords, "say" | "language">): string[] {
  const { currency, enrolment, rates, joining, rewards, tiers, measure, pendingDays, months } = summary;
  const money = (minor: number) => writeMinor(minor, currency, language, true);
  const threshold = (from: string) => (measure === "spend" ? money(parseMoney(from, currency)) : writePoints(Number(from), language));
  return [
    say(`home.program.enrolment.${enrolment}`),
    ...rates.map(({ points, per }) =>
      say("home.program.rate", { points: writeDecimal(points, language), count: Number(points), per: money(per) }),
    ),
    ...joining.map((points) => say("home.program.joining", { points: writeDecimal(points, language), count: Number(points) })),
    pendingDays === 0 ? say("home.program.at-once") : say("home.program.pending", { days: pendingDays }),
    months === null ? say("home.program.no-end") : say("home.program.ends", { months }),
    ...rewards.map((reward) => {
      const points = writePoints(reward.cost, language);
      if (reward.kind === "other") return say("home.program.reward-other", { points, count: reward.cost, title: reward.title });
      if (reward.kind === "sliding") return say("home.program.reward-sliding", { points, count: reward.cost, value: money(reward.value) });
      const figures = { points, value: money(reward.value), days: reward.validDays };
      return reward.minimum === null
        ? say("home.program.reward", figures)
        : say("home.program.reward-from", { ...figures, minimum: money(reward.minimum) });
    }),
    ...tiers
      .filter(({ from }) => Number(from) > 0)
      .map(({ title, from, multiplier }) =>
        say(`home.program.tier.${measure ?? "spend"}`, {
          tier: title,
          from: threshold(from),
          count: Number(from),
          times: writeDecimal(multiplier, language),
        }),
      ),
  ];
}
