import type { Program } from "../program";
import { localised } from "../texts";
import type { Explanation, Language, Reason } from "../words";
import { hasSentence, sentence } from "./catalogue";
import { writeDate, writeMoney, writeNumber, writePoints, type PointsNames } from "./figures";

/** What explanations do not hold and a sentence needs: the words of the program and the shop's calendar. */
export interface Wording {
  /** of the program, by language: one, many */
  pointsNames?: PointsNames;
  /** titles of the tiers, by key and language; without one the key stands */
  tierTitles?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** IANA zone in which days are written; default UTC */
  zone?: string;
  /** the shop's main language, for titles that miss the wanted one */
  mainLanguage?: string;
  /** the transfer's points, for reasons that do not name their own */
  points?: number;
}

/** The words that a program brings. */
export function wordingOf(program: Program, zone: string, mainLanguage = "en"): Wording {
  return {
    pointsNames: program.points.names,
    tierTitles: Object.fromEntries(program.tiers?.levels.map((level) => [level.key, level.title]) ?? []),
    zone,
    mainLanguage,
  };
}

/** An explanation as one line: each reason's sentence, in their order, each begun by a capital, parted by ". ". */
export function render(explanation: Explanation, language: Language, wording: Wording = {}): string {
  return renderReasons(explanation, language, wording).join(". ");
}

/** The sentence of each reason. A code without one (of a newer version) is named, never an error. */
export function renderReasons(explanation: Explanation, language: Language, wording: Wording = {}): string[] {
  return explanation.codes.map((code) => renderReason(code, language, wording));
}

function renderReason(reason: Reason, language: Language, wording: Wording): string {
  if (!hasSentence(language, reason.code) || reason.code.includes(".")) return sentence(language, "unknown", { code: reason.code });
  return sentence(language, reason.code, written(reason, language, wording));
}

/** Every figure as text of the language, under the name that sentences use. */
function written(reason: Reason, language: Language, wording: Wording): Record<string, string | number> {
  const currency = String(reason["currency"] ?? "");
  const money = (figure: string) => (typeof reason[figure] === "number" ? writeMoney(reason[figure], currency, language) : "");
  const tier = String(reason["tier"] ?? "");
  const points = reason["points"] ?? wording.points;
  const names = wording.pointsNames;
  return {
    points: writePoints(typeof points === "number" ? Math.abs(points) : null, language, names, wording.mainLanguage),
    base: money("base"),
    amount: money("amount"),
    outstanding: money("outstanding"),
    per: money("per"),
    rate: writePoints(String(reason["rate"] ?? "0"), language, names, wording.mainLanguage),
    multiplier: writeNumber(String(reason["multiplier"] ?? "1"), language),
    tier: localised(wording.tierTitles?.[tier] ?? {}, language, wording.mainLanguage) ?? tier,
    startsAt: writeDate(String(reason["startsAt"] ?? ""), language, wording.zone ?? "UTC"),
    count: Number(reason["count"] ?? 1),
    channel: String(reason["channel"] ?? ""),
    // a code of ours; sentences choose by words without hyphens
    why: String(reason["reason"] ?? "").replaceAll("-", "_"),
    tag: String(reason["tag"] ?? ""),
    every: String(reason["every"] ?? "ever"),
    orderCurrency: String(reason["orderCurrency"] ?? ""),
    programCurrency: String(reason["programCurrency"] ?? ""),
  };
}
