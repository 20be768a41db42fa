import { minorDigits, parseMoney } from "./money";
import type { EarningRule, Expiry, Goods, ReferralProgram, Reward, Tiers } from "./program-parts";

/** What the checks need of a program; the schema's output has more. */
export interface Checked {
  currency: string;
  title: Record<string, string>;
  points: { names: Record<string, [string, string]>; expiry: Expiry; reminders: number[] };
  exclusions: { earning?: Goods | undefined; spending?: Goods | undefined };
  closing: { earnUntil: string; spendUntil: string; notice?: Record<string, string> | undefined } | null;
  earning: EarningRule[];
  rewards: Reward[];
  tiers: Tiers | null;
  referral: ReferralProgram | null;
}

export type Path = (string | number)[];
export type Say = (path: Path, code: string, figures?: Record<string, string | number>) => void;

export interface Issues {
  addIssue(issue: { code: "custom"; path: Path; message: string; params: Record<string, string | number>; input: unknown }): void;
}

export function sayer(issues: Issues): Say {
  return (path, code, figures = {}) => issues.addIssue({ code: "custom", path, message: code, params: figures, input: undefined });
}

/** Checks that a text is an amount of the currency. */
export function moneyCheck(currency: string, say: Say): (path: Path, text: string | undefined) => void {
  return (path, text) => {
    if (text === undefined) return;
    try {
      parseMoney(text, currency);
    } catch {
      say(path, "money-digits", { got: text, currency, digits: minorDigits(currency) });
    }
  };
}

/** Checks that a decimal is a whole number. What is no number is said beside its field. */
export function wholeCheck(say: Say): (path: Path, text: string) => void {
  return (path, text) => {
    if (isDecimal(text) && decimalsOf(text) > 0) say(path, "whole-number", { got: text });
  };
}

/** These checks run beside those of each field: a text that is no decimal may still stand there. */
export function isDecimal(text: string): boolean {
  return /^\d+(\.\d+)?$/.test(text);
}

export function decimalsOf(text: string): number {
  return (text.split(".")[1] ?? "").replace(/0+$/, "").length;
}
