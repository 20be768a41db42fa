import { amountsIn, magnitudeOf } from "./amounts";
import { parseProgram, type Program, type ProgramDocument } from "./program";

/** The demo shop's program: the document of the design, section 7, as it stands there. */
export const demoProgram: ProgramDocument = {
  ...commonParts("GBP", 1),
  startsAt: "2000-01-01T00:00:00Z",
  enrolment: "automatic",
};

/** The second demo shop's: the same in euros, its texts in French first. */
export const frenchDemoProgram: ProgramDocument = {
  ...commonParts("EUR", 1),
  startsAt: "2000-01-01T00:00:00Z",
  enrolment: "automatic",
  title: { fr: "Le Club", en: "The Club" },
};

/** What a shop starts from: the design's program in its currency. The first publication sets when it begins. */
export function defaultProgram(currency: string): Program {
  const parsed = parseProgram(commonParts(currency, magnitudeOf(currency)));
  if (!parsed.ok) throw new Error(`the default program in ${currency} is wrong: ${parsed.faults.map((fault) => fault.path).join(", ")}`);
  return parsed.program;
}

function commonParts(currency: string, magnitude: number): ProgramDocument {
  const { money, off } = amountsIn(currency, magnitude);
  return {
    schema: 1,
    currency,
    title: { en: "The Club", fr: "Le Club" },
    points: {
      names: { en: ["point", "points"], fr: ["point", "points"] },
      rounding: "floor",
      pendingDays: 14,
      expiry: { mode: "lot", months: 12, noticeDays: 30 },
    },
    eligible: { tagsExcluded: ["staff", "no-loyalty"], channels: ["online", "pos", "subscription", "draft"] },
    earning: [
      {
        key: "purchase",
        title: { en: "Shop", fr: "Vos achats" },
        on: "order",
        points: "1",
        per: money(1),
        basis: { tax: "as-displayed", shipping: false, tips: false, duties: false },
        grantWhen: "paid",
      },
      { key: "signup", title: { en: "Join", fr: "Inscription" }, on: "signup", points: "50", limit: { times: 1 } },
      {
        key: "birthday",
        title: { en: "Your birthday", fr: "Votre anniversaire" },
        on: "birthday",
        points: "100",
        limit: { times: 1, every: "year" },
      },
    ],
    rewards: [
      {
        key: "five-off",
        title: off(5),
        kind: "amount",
        cost: 200,
        value: money(5),
        minimumSubtotal: money(25),
        validDays: 30,
        combinesWith: { order: false, product: true, shipping: true },
      },
    ],
    tiers: {
      measure: "spend",
      window: "rolling-12-months",
      graceDays: 30,
      levels: [
        { key: "bronze", title: { en: "Bronze", fr: "Bronze" }, from: "0", multiplier: "1" },
        { key: "silver", title: { en: "Silver", fr: "Argent" }, from: money(1000), multiplier: "1.25" },
        { key: "gold", title: { en: "Gold", fr: "Or" }, from: money(3000), multiplier: "1.5" },
      ],
    },
    referral: {
      advocate: { points: "200" },
      friend: { kind: "amount", value: money(10), minimumSubtotal: money(40) },
      waitDays: 14,
    },
  };
}
