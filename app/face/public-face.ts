import type { EarningRule, RewardKind } from "../loyalty/program";
import type { RewardValue } from "../loyalty/reward-value";
import type { Language, MemberStatus } from "../loyalty/words";

/**
 * The two documents that theme and extensions draw from without asking us. `ProgramFace` is app data, read in Liquid as
 * `app.metafields.fidelio.program.value`; `MemberFace` hangs on the customer, `customer.metafields['$app:fidelio'].summary.value`.
 * Everything that a person reads is a finished sentence, by language: Liquid adds nothing but the product's own number.
 * Amounts are minor units of the shop's currency, points are whole. Null means: there is none.
 */
export interface ProgramFace {
  schema: 1;
  /** number of the live program version */
  version: number;
  visibility: { who: "nobody" | "tagged" | "everyone"; tag: string };
  earning: boolean;
  spending: boolean;
  /** the announced end of the program: seconds since 1970 from which orders earn nothing, and from which nothing is redeemed */
  closing: { earnUntil: number; spendUntil: number } | null;
  /** orders that companies place earn too */
  companies: boolean;
  enrolment: "automatic" | "first-seen-signed-in" | "opt-in";
  currency: string;
  /** the shop's main language, always a key of `texts` */
  main: Language;
  /** what joining asks for: whether by a tick, and the version of the terms that it is for */
  terms: { ask: boolean; version: string };
  /**
   * What a product's price decides by itself: points / pointsScale for each `per` of the displayed price as
   * Liquid gives it (hundredths, also of a currency that has none), times
   * the tier's multiplier in ten-thousandths, always rounded down. `newcomer` is the multiplier of who has ordered nothing
   * yet. Null where the rules leave it open (tax taken off or added, several rules, no rule, granted otherwise, orders of
   * the online shop not eligible, the program not begun): then no number is shown.
   */
  product: { points: number; pointsScale: number; per: number; newcomer: number } | null;
  /** whether referral codes are taken; the entry for one stays closed until then */
  referrals: boolean;
  /** in the order of `texts.earning`: what a member can do about a way to earn */
  ways: FaceWay[];
  /** what giving a birthday asks for beside the consent: a declaration of so many years; null: nothing */
  minimumAge: number | null;
  rewards: FaceReward[];
  tiers: FaceTier[];
  texts: Partial<Record<Language, ProgramTexts>>;
}

export interface FaceWay {
  key: string;
  on: EarningRule["on"];
  /** social: where its link leads */
  link: string | null;
}

export interface FaceReward {
  key: string;
  kind: RewardKind;
  /** points; where the member chooses, the least that can be */
  cost: number;
  /** where the member chooses how many points: from `least` to `most`, each `step` of which is worth `minor` */
  slide: { step: number; least: number; most: number; minor: number } | null;
  /** what it comes to follows from the cart: without one it is refused */
  needsCart: boolean;
  /** what can be chosen of a free product, by the number of the variant's id; one alone needs no choice */
  variants: Array<{ id: string; title: string }>;
}

export interface FaceTier {
  key: string;
  /** the tier's multiplier × 10,000, so that Liquid counts in whole numbers */
  multiplier: number;
}

/** All words of the program in one language. `ui` holds the shoppers' copy of `face/words/`, in the merchant's form of address. */
export interface ProgramTexts {
  title: string;
  description: string | null;
  /** [one, many] of the points' own name */
  points: [string, string];
  /** from which count on it is many: 2 in French, all but 1 in English */
  manyFrom: "two" | "not-one";
  /** between thousands: "," or a narrow no-break space */
  group: string;
  /** ways to earn: "1 point for each £1.00 spent" */
  earning: Array<{ key: string; title: string; description: string | null; gives: string; image: string | null }>;
  /** in the order of `rewards` */
  rewards: Array<{
    key: string;
    title: string;
    description: string | null;
    /** "200 points", "From 100 points" */
    cost: string;
    /** "100 points for £1.00", where the member chooses how many */
    gives: string | null;
    /** "500 points for £5.00", from the least on, a step each, at most 60: beyond them only `gives` is told */
    rungs: string[];
    /** why nobody can redeem it now: sold out, before its first day, after its last; null: it can be */
    closed: string | null;
    /** "On orders of £25.00 or more. Valid for 30 days. Cannot be combined with …" */
    conditions: string;
    image: string | null;
  }>;
  /** in the order of `tiers` */
  tiers: Array<{ key: string; title: string; description: string | null; from: string; gives: string; image: string | null }>;
  /** one sentence on when points can be spent, and one on when they end */
  pending: string | null;
  expiry: string | null;
  /** why orders earn nothing now, why nothing can be redeemed now, that the program ends, and what the merchant says to that */
  states: { earning: string | null; spending: string | null; closing: string | null; notice: string | null };
  /** "1 point for each £1.00", for where no number can be shown */
  rate: string | null;
  /** "50 points for joining"; null: joining gives none */
  joins: string | null;
  /** names of the months, for the form of the birthday; [] where no rule is for birthdays */
  months: string[];
  /**
   * what members read of bringing friends, what they send along with their link (`{code}` stands for their own code) and what a mail of it
   * is about; null: friends cannot be brought
   */
  invite: { offer: string; text: string; subject: string } | null;
  ui: Record<string, string>;
}

/** A member as their own pages show them. */
export interface MemberFace {
  schema: 1;
  status: Extract<MemberStatus, "candidate" | "active" | "blocked" | "left">;
  /** points */
  available: number;
  pending: number;
  owed: number;
  tier: string | null;
  /** of the tier that they have now, × 10,000 */
  multiplier: number;
  /** first instant (seconds since 1970) at which tier or dates may differ without this document being written again */
  goodUntil: number | null;
  /** version of the terms that they agreed to */
  termsAgreed: string | null;
  /** made anew with each redemption: sent back by the form, so that a second tap is the same redemption */
  nextRedemption: string;
  /** live codes for the cart that stand at Shopify, newest first, at most 20. `variant`: the product that it makes free */
  codes: Array<{
    id: string;
    code: string;
    reward: string;
    kind: RewardValue["kind"];
    variant: string | null;
    /** given without points, by a referral: there is nothing to give back */
    gift?: true;
  }>;
  /**
   * what was redeemed and is no code for the cart, newest first, at most 20: perks that nobody handed over yet, and gift cards of late.
   * A gift card's code is money: only the answers of the app proxy and of `/extension` hold it
   */
  received: Array<{ id: string; code: string | null; reward: string; kind: "perk" | "gift-card" | "store-credit" }>;
  /** keys of rewards whose code Shopify has not made yet: "your code is being made" */
  making: string[];
  /** what they hand on to bring friends; null: they cannot now */
  referral: { code: string; url: string } | null;
  /** where the member stands with ways to earn, of those of which there is something to say; in the order of `texts.ways` */
  ways: Array<{
    key: string;
    /** not to be earned any more */
    done: boolean;
    /** from this instant on (seconds since 1970) the sentence no longer holds; null: it does for good */
    until: number | null;
  }>;
  /** whether they gave their birthday, may change it now, and have declared the age that the program asks for */
  birthday: { given: boolean; changeable: boolean; aged: boolean };
  texts: Partial<Record<Language, MemberTexts>>;
}

export interface MemberTexts {
  /** "1,250 points" */
  available: string;
  /** "120 points, from 3 December 2026" */
  pending: string | null;
  owed: string | null;
  /** "worth £31.25 in rewards" */
  worth: string | null;
  tier: string | null;
  /** "£330.00 more to Gold" */
  next: string | null;
  /** share of the way to the next tier, 0 to 100 */
  nextShare: number | null;
  /** "You keep Silver until 3 December 2026": the measure has fallen below it; null: it has not */
  until: string | null;
  /** "200 points expire on 12 March 2027" */
  expires: string | null;
  /** one for each reward of the program: what it leaves, or how many points are missing */
  rewards: Array<{
    key: string;
    can: boolean;
    says: string;
    /** where they choose how many points: what they can choose, each "500 points for £5.00", at most 41, spread evenly; else [] */
    rungs: Array<{ points: number; says: string }>;
    /** "If you do not use the code, 60 of these points expire on 12 March 2027": their lots end before the code would */
    expires: string | null;
  }>;
  /** "3 of 5, until 4 December 2026", "Again from 1 January 2027", "Done" */
  ways: string[];
  /** "Your birthday: 4 April" */
  birthday: string | null;
  /** newest first, at most 10 */
  movements: Array<{ on: string; points: string; says: string }>;
  /** in the order of `codes` */
  codes: Array<{ title: string; ends: string | null }>;
  /** in the order of `received`: what it is, and what to do with it */
  received: Array<{ title: string; says: string }>;
  /** what changed in the terms since they agreed, and from when */
  changed: string | null;
  /** what leaving costs, in one sentence; null: they are no member */
  leaving: string | null;
}
