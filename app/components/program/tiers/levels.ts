import { compareDecimals } from "../../../loyalty/decimal";
import { minorDigits } from "../../../loyalty/money";
import type { Program, TierLevel, Tiers } from "../../../loyalty/program";
import { newKey } from "../new-key";

const isAmount = (text: string) => /^\d+(\.\d+)?$/u.test(text);

/** Levels in the order in which they rise, archived ones last; one whose threshold is being typed stays behind the one before it. */
export function risingLevels(levels: readonly TierLevel[]): TierLevel[] {
  const live = levels.filter(({ archived }) => !archived);
  const archived = levels.filter((level) => level.archived);
  if (!live.every(({ from }) => isAmount(from))) return [...live, ...archived];
  return [...live.sort((a, b) => compareDecimals(a.from, b.from)), ...archived];
}

/** A level above the highest one: twice its threshold, and a quarter more of earning. */
export function levelAbove(tiers: Tiers, currency: string): TierLevel {
  const live = tiers.levels.filter(({ archived, from }) => !archived && isAmount(from));
  const highest = live.at(-1);
  const from = Number(highest?.from ?? "0");
  const digits = tiers.measure === "spend" ? minorDigits(currency) : 0;
  const first = tiers.measure === "orders" ? 3 : 500;
  return {
    key: newKey("tier", tiers.levels),
    title: {},
    from: (from === 0 ? first : Math.ceil(from) * 2).toFixed(digits),
    multiplier: String(Math.min(10, Number(highest?.multiplier ?? "1") + 0.25)),
    perks: [],
    archived: false,
  };
}

/** What a program without tiers begins with when they are switched on: everyone in the first, one above it. */
export function firstTiers(currency: string): Tiers {
  const tiers: Tiers = {
    measure: "spend",
    window: "rolling-12-months",
    yearStarts: "01-01",
    keep: "next-year",
    graceDays: 30,
    levels: [{ key: "tier", title: { en: "Member", fr: "Membre" }, from: "0", multiplier: "1", perks: [], archived: false }],
  };
  return { ...tiers, levels: [...tiers.levels, { ...levelAbove(tiers, currency), title: { en: "Friend", fr: "Fidèle" } }] };
}

/**
 * The same levels under another measure. Money, points and orders are not each other's: thresholds that are no whole numbers are
 * rounded up, and stand to be gone through.
 */
export function withMeasure(tiers: Tiers, measure: Tiers["measure"]): Tiers {
  const whole = (from: string) => (isAmount(from) ? String(Math.ceil(Number(from))) : from);
  return { ...tiers, measure, levels: tiers.levels.map((level) => (measure === "spend" ? level : { ...level, from: whole(level.from) })) };
}

/** Whether the window is a year that ends for everyone on one day. */
export const isYear = ({ window }: Pick<Tiers, "window">): boolean => window === "calendar-year" || window === "fiscal-year";

/** Another window; a calendar year begins on 1 January. */
export function withWindow(tiers: Tiers, window: Tiers["window"]): Tiers {
  return { ...tiers, window, yearStarts: window === "fiscal-year" ? tiers.yearStarts : "01-01" };
}

export const withTiers = (program: Program, change: (tiers: Tiers) => Tiers): Program =>
  program.tiers === null ? program : { ...program, tiers: change(program.tiers) };
