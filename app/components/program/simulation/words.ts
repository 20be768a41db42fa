import { worthOf, type PointsValue } from "../../../loyalty/rewards";
import type { SimulationResult } from "../../../loyalty/simulate/result";
import type { SummedPoints } from "../../../loyalty/simulate/sums";
import type { AdminWords } from "../../admin-frame";
import { writeMinor } from "../../home/money";
import { locales, writeMoment } from "../../write";
import type { ListedSimulation } from "./view";

/** What is left of what was granted. */
export const netOf = ({ granted, reversed }: SummedPoints): number => granted - reversed;

/** "£307.50", rounded down to the minor unit; null where points have no price. */
export function costWords({ language }: AdminWords, points: number, value: PointsValue | null, currency: string): string | null {
  return value === null ? null : writeMinor(worthOf(points, value), currency, language);
}

/** "200 points are worth £5.00" */
export function formulaWords({ say, language }: AdminWords, value: PointsValue | null, currency: string): string {
  if (value === null) return say("simulation.cost.none");
  return say("simulation.cost.reward", { points: value.points, money: writeMinor(value.minor, currency, language) });
}

/** The whole result in one sentence. */
export function headlineWords(words: AdminWords, result: SimulationResult): string {
  const { say, language } = words;
  const { totals, value, currency, months, liveVersion, moves } = result;
  const draft = netOf(totals.draft);
  if (liveVersion === null) {
    const points = say("simulation.headline.points", { points: draft });
    return say("simulation.headline.first", { months, points, money: costWords(words, draft, value.draft, currency) ?? "none" });
  }
  const live = netOf(totals.live);
  const change = draft - live;
  const size = Math.abs(change);
  const rises = (up: boolean) => moves.filter((move) => move.up === up).reduce((sum, { members }) => sum + members, 0);
  return say("simulation.headline", {
    months,
    change: change > 0 ? "more" : change < 0 ? "fewer" : "same",
    points: say("simulation.headline.points", { points: size }),
    share: live === 0 || change === 0 ? "" : ` (${shareWords(change / live, language)})`,
    money: change === 0 ? "none" : (costWords(words, size, value.draft, currency) ?? "none"),
    moves: moves.length === 0 ? "none" : "some",
    up: rises(true),
    down: rises(false),
  });
}

/** "+8%", "−8 %"; less than one in a hundred with a decimal */
function shareWords(share: number, language: AdminWords["language"]): string {
  const maximumFractionDigits = Math.abs(share) < 0.0995 ? 1 : 0;
  return new Intl.NumberFormat(locales[language], { style: "percent", signDisplay: "exceptZero", maximumFractionDigits }).format(share);
}

/** "Draft of 22 Nov 2026, 10:20, 12 months" */
export function nameOf({ say, language, zone }: AdminWords, { draft, liveVersion, months }: ListedSimulation): string {
  if (draft === null) return say("simulation.past.live", { version: liveVersion ?? 0, months });
  return say("simulation.past.draft", { moment: writeMoment(draft.savedAt, language, zone), months });
}
