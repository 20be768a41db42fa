import type { Program } from "../program";
import { localised } from "../texts";
import type { Explanation, Language, Reason } from "../words";
import { hasSentence, sentence } from "./catalogue";
import { ruleCodes } from "./codes";
import { writeDate, writeMoney, writeNumber, writePoints, type PointsNames } from "./figures";

/** What explanations do not hold and a sentence needs: the words of the program and the shop's calendar. */
export interface Wording {
  /** of the program, by language: one, many */
  pointsNames?: PointsNames;
  /** titles of the tiers, by key and language; without one the key stands */
  tierTitles?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** titles of the earning rules, likewise */
  ruleTitles?: Readonly<Record<string, Readonly<Record<string, string>>>>;
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
    ruleTitles: Object.fromEntries(program.earning.map((rule) => [rule.key, rule.title])),
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
  const words = wordsOf(reason, language, wording);
  const { text, money, date, titleIn } = words;
  const points = reason["points"] ?? wording.points;
  const figures = {
    points: words.points(typeof points === "number" ? Math.abs(points) : null),
    base: money("base"),
    amount: money("amount"),
    outstanding: money("outstanding"),
    per: money("per"),
    rate: words.points(String(reason["rate"] ?? "0")),
    multiplier: writeNumber(String(reason["multiplier"] ?? "1"), language),
    tier: titleIn(wording.tierTitles, "tier"),
    rule: titleIn(wording.ruleTitles, "rule"),
    startsAt: date("startsAt"),
    at: date("at"),
    count: Number(reason["count"] ?? 1),
    channel: text("channel"),
    // a code of ours; sentences choose by words without hyphens
    why: text("reason").replaceAll("-", "_"),
    tag: text("tag"),
    every: String(reason["every"] ?? "ever"),
    times: Number(reason["times"] ?? 1),
    years: Number(reason["years"] ?? 0),
    days: Number(reason["days"] ?? 0),
    orderCurrency: text("orderCurrency"),
    programCurrency: text("programCurrency"),
  };
  return ofRules.has(reason.code) ? { ...figures, ...ruleFigures(reason, words, language, wording) } : figures;
}

const ofRules: ReadonlySet<string> = new Set(ruleCodes);

/** What only the sentences of rules, boosts and challenges need. */
function ruleFigures(reason: Reason, words: Words, language: Language, { ruleTitles }: Wording): Record<string, string | number> {
  const number = (figure: string) => writeNumber(String(reason[figure] ?? "0"), language);
  const counted = reason["counts"] === "spend" ? words.money : number;
  const named = (figure: string) => words.points(Number(reason[figure] ?? 0));
  return {
    by: number("by"),
    tiered: reason["multiplier"] === undefined ? "no" : "yes",
    other: words.titleIn(ruleTitles, "other"),
    needed: Number(reason["needed"] ?? 0),
    nth: Number(reason["nth"] ?? 0),
    most: named("most"),
    more: named("more"),
    used: named("used"),
    shared: Number(reason["used"] ?? 0) > 0 ? "yes" : "no",
    progress: counted("progress"),
    goal: counted("goal"),
    unit: words.text("counts"),
    gives: words.text("gives").replaceAll("-", "_"),
    rounded: words.text("rounded"),
  };
}

type Words = ReturnType<typeof wordsOf>;

/** How the figures of a reason are written. */
function wordsOf(reason: Reason, language: Language, wording: Wording) {
  const text = (figure: string) => String(reason[figure] ?? "");
  const currency = text("currency");
  return {
    text,
    money: (figure: string) => (typeof reason[figure] === "number" ? writeMoney(reason[figure], currency, language) : ""),
    date: (figure: string) => writeDate(text(figure), language, wording.zone ?? "UTC"),
    points: (points: number | string | null) => writePoints(points, language, wording.pointsNames, wording.mainLanguage),
    titleIn: (titles: Wording["tierTitles"], figure: string) =>
      localised(titles?.[text(figure)] ?? {}, language, wording.mainLanguage) ?? text(figure),
  };
}
