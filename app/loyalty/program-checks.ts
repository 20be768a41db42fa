import { compareDecimals } from "./decimal";
import { checkEarning } from "./earning-checks";
import { decimalsOf, moneyCheck, sayer, type Checked, type Issues, type Path, type Say } from "./check-tools";
import { minorDigits } from "./money";
import { isCodeReward, moneyOf, type Tiers } from "./program-parts";
import { checkReferral } from "./referral-checks";
import { checkRewards } from "./reward-checks";

/** What must hold between the fields of a program, beyond the shape of each. */
export function checkProgram(program: Checked, issues: Issues): void {
  const say = sayer(issues);
  checkTexts(program, say);
  checkKeys(["earning"], program.earning, say);
  checkKeys(["rewards"], program.rewards, say);
  checkMoney(program, say);
  checkEarning(program, say);
  checkTierNames(program, say);
  checkRewards(program, say);
  checkReferral(program, say);
  checkPoints(program, say);
  checkClosing(program, say);
  if (program.tiers !== null) checkTiers(program.tiers, program.currency, say);
}

function checkTexts(program: Checked, say: Say): void {
  const present = (path: Path, texts: Record<string, unknown>) => Object.keys(texts).length === 0 && say(path, "no-language");
  present(["title"], program.title);
  present(["points", "names"], program.points.names);
  program.earning.forEach((rule, index) => present(["earning", index, "title"], rule.title));
  program.rewards.forEach((reward, index) => present(["rewards", index, "title"], reward.title));
  program.tiers?.levels.forEach((level, index) => {
    present(["tiers", "levels", index, "title"], level.title);
    level.perks.forEach((perk, place) => present(["tiers", "levels", index, "perks", place], perk));
  });
  if (program.closing?.notice !== undefined) present(["closing", "notice"], program.closing.notice);
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
  const check = moneyCheck(program.currency, say);
  program.rewards.forEach((reward, index) => {
    check(["rewards", index, "value"], moneyOf(reward) ?? undefined);
    if (isCodeReward(reward)) check(["rewards", index, "minimumSubtotal"], reward.minimumSubtotal);
    if (reward.kind === "percentage") check(["rewards", index, "cap"], reward.cap);
    if (reward.kind === "shipping") check(["rewards", index, "maximumPrice"], reward.maximumPrice);
    if (reward.kind === "perk") check(["rewards", index, "expense"], reward.expense);
  });
}

/** A reward or rule for tiers names tiers that there are, archived ones too: they stand for members until the next version. */
function checkTierNames({ tiers, earning, rewards }: Checked, say: Say): void {
  const keys = new Set(tiers?.levels.map(({ key }) => key));
  const check = (path: Path, names: readonly string[] = []) =>
    names.forEach((key, place) => {
      if (!keys.has(key)) say([...path, place], "unknown-tier", { key });
    });
  earning.forEach((rule, index) => check(["earning", index, "when", "tiers"], rule.when.tiers));
  rewards.forEach((reward, index) => check(["rewards", index, "tiers"], reward.tiers));
}

function checkPoints({ points: { expiry, reminders } }: Checked, say: Say): void {
  if (expiry.mode === "dates") expiry.days.forEach((day, place) => checkDay(["points", "expiry", "days", place], day, say));
  reminders.forEach((days, place) => {
    const previous = reminders[place - 1];
    if (previous !== undefined && days >= previous) say(["points", "reminders", place], "reminders-fall", { got: days, previous });
  });
}

/** Spending stays possible at least as long as orders earn. */
function checkClosing({ closing }: Checked, say: Say): void {
  if (closing === null || closing.spendUntil >= closing.earnUntil) return;
  say(["closing", "spendUntil"], "spend-before-earn", { got: closing.spendUntil, earnUntil: closing.earnUntil });
}

/** That it is no day of any year: "02-30". */
function checkDay(path: Path, day: string, say: Say): void {
  const [month = 1, date = 1] = day.split("-").map(Number);
  if (new Date(Date.UTC(2024, month - 1, date)).getUTCMonth() !== month - 1) say(path, "no-day", { got: day });
}

function checkTiers(tiers: Tiers, currency: string, say: Say): void {
  checkKeys(["tiers", "levels"], tiers.levels, say);
  checkDay(["tiers", "yearStarts"], tiers.yearStarts, say);
  if (tiers.yearStarts === "02-29") say(["tiers", "yearStarts"], "leap-day", { got: tiers.yearStarts });
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
