import { compareDecimals } from "./decimal";
import { minorDigits, parseMoney } from "./money";
import type { EarningRule, Reward, Tiers } from "./program-parts";

/** What a check needs of a program; the schema's output has more. */
interface Checked {
  currency: string;
  title: Record<string, string>;
  points: { names: Record<string, [string, string]> };
  earning: EarningRule[];
  rewards: Reward[];
  tiers: Tiers | null;
  referral: { friend: { value: string; minimumSubtotal?: string | undefined } } | null;
}

type Path = (string | number)[];
type Say = (path: Path, code: string, figures?: Record<string, string | number>) => void;

interface Issues {
  addIssue(issue: { code: "custom"; path: Path; message: string; params: Record<string, string | number>; input: unknown }): void;
}

/** What must hold between the fields of a program, beyond the shape of each. */
export function checkProgram(program: Checked, issues: Issues): void {
  const say: Say = (path, code, figures = {}) =>
    issues.addIssue({ code: "custom", path, message: code, params: figures, input: undefined });
  checkTexts(program, say);
  checkKeys(["earning"], program.earning, say);
  checkKeys(["rewards"], program.rewards, say);
  checkMoney(program, say);
  checkGrantWhen(program.earning, say);
  if (program.tiers !== null) checkTiers(program.tiers, program.currency, say);
}

function checkTexts(program: Checked, say: Say): void {
  const present = (path: Path, texts: Record<string, unknown>) => Object.keys(texts).length === 0 && say(path, "no-language");
  present(["title"], program.title);
  present(["points", "names"], program.points.names);
  program.earning.forEach((rule, index) => present(["earning", index, "title"], rule.title));
  program.rewards.forEach((reward, index) => present(["rewards", index, "title"], reward.title));
  program.tiers?.levels.forEach((level, index) => present(["tiers", "levels", index, "title"], level.title));
}

/** Keys name transfers, so two live or archived parts never share one. */
function checkKeys(path: Path, parts: { key: string }[], say: Say): void {
  const seen = new Set<string>();
  parts.forEach((part, index) => {
    if (seen.has(part.key)) say([...path, index, "key"], "key-twice", { key: part.key });
    seen.add(part.key);
  });
}

function checkMoney(program: Checked, say: Say): void {
  const check = (path: Path, text: string | undefined) => {
    if (text === undefined) return;
    try {
      parseMoney(text, program.currency);
    } catch {
      say(path, "money-digits", { got: text, currency: program.currency, digits: minorDigits(program.currency) });
    }
  };
  program.earning.forEach((rule, index) => rule.on === "order" && check(["earning", index, "per"], rule.per));
  program.rewards.forEach((reward, index) => {
    check(["rewards", index, "value"], reward.value);
    check(["rewards", index, "minimumSubtotal"], reward.minimumSubtotal);
  });
  check(["referral", "friend", "value"], program.referral?.friend.value);
  check(["referral", "friend", "minimumSubtotal"], program.referral?.friend.minimumSubtotal);
}

/** An order has one set of dates, so all its rules grant at the same moment. */
function checkGrantWhen(earning: EarningRule[], say: Say): void {
  let first: string | null = null;
  earning.forEach((rule, index) => {
    if (rule.on !== "order" || rule.archived) return;
    first ??= rule.grantWhen;
    if (rule.grantWhen !== first) say(["earning", index, "grantWhen"], "grant-when-differs", { first, got: rule.grantWhen });
  });
}

function checkTiers(tiers: Tiers, currency: string, say: Say): void {
  checkKeys(["tiers", "levels"], tiers.levels, say);
  const digits = tiers.measure === "spend" ? minorDigits(currency) : 0;
  let previous: string | null = null;
  tiers.levels.forEach((level, index) => {
    const path = ["tiers", "levels", index, "from"];
    // these checks run beside those of each field: that it is no number has been said there
    if (!/^\d+(\.\d+)?$/.test(level.from)) return;
    if (decimalsOf(level.from) > digits) {
      if (tiers.measure === "spend") say(path, "money-digits", { got: level.from, currency, digits });
      else say(path, "whole-number", { got: level.from });
    }
    if (level.archived) return;
    if (previous !== null && compareDecimals(level.from, previous) <= 0) say(path, "tiers-rise", { got: level.from, previous });
    previous = level.from;
  });
}

function decimalsOf(text: string): number {
  return (text.split(".")[1] ?? "").replace(/0+$/, "").length;
}
