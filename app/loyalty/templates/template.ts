import type { Amounts } from "../amounts";
import type { ProgramDocument } from "../program";
import type { Texts } from "../texts";

export const templateKeys = ["coffee", "fashion", "beauty", "b2b"] as const;
export type TemplateKey = (typeof templateKeys)[number];

/** A document to begin from, in a currency's own amounts. */
export type Template = (currency: string, amounts: Amounts) => ProgramDocument;

/** The same word, or two, in both languages. */
export const both = (en: string, fr: string): Texts => ({ en, fr });

type Document = Required<Pick<ProgramDocument, "points" | "eligible">>;

/** What all templates say of the points' life: they wait as long as goods come back, and end a year later. */
export function pointsOf(names: Document["points"]["names"], pendingDays: number): Document["points"] {
  return { names, rounding: "floor", pendingDays, expiry: { mode: "lot", months: 12, noticeDays: 30 } };
}

type EarningRules = NonNullable<ProgramDocument["earning"]>;

/** Points for each so much of money. */
export function purchase(points: string, per: string, more: { tax?: "excluded" } = {}): EarningRules[number] {
  return {
    key: "purchase",
    on: "order",
    title: both("Shop", "Vos achats"),
    points,
    per,
    basis: { tax: more.tax ?? "as-displayed" },
  };
}

export function signup(points: string): EarningRules[number] {
  return { key: "signup", on: "signup", title: both("Join", "Inscription"), points, limit: { times: 1 } };
}

export function birthday(points: string): EarningRules[number] {
  return {
    key: "birthday",
    on: "birthday",
    title: both("Your birthday", "Votre anniversaire"),
    points,
    limit: { times: 1, every: "year" },
  };
}

export function newsletter(points: string): EarningRules[number] {
  return { key: "newsletter", on: "newsletter", title: both("Join the newsletter", "Abonnement à la lettre"), points, limit: { times: 1 } };
}

type Rewards = NonNullable<ProgramDocument["rewards"]>;

/** Money off an order; its key says what it gives, in the measure of pounds. */
export function moneyOff(
  { money, off }: Amounts,
  { pounds, cost, minimum, ...more }: { pounds: number; cost: number; minimum?: number; tiers?: string[]; validDays?: number },
): Rewards[number] {
  return {
    key: `off-${pounds}`,
    kind: "amount",
    title: off(pounds),
    cost,
    value: money(pounds),
    ...(minimum === undefined ? {} : { minimumSubtotal: money(minimum) }),
    combinesWith: { order: false, product: true, shipping: true },
    ...more,
  };
}
