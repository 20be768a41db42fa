import type { Reason } from "../words";

/** Why an order earned nothing. */
export const refusalCodes = [
  "no-program",
  "no-customer",
  "member-blocked",
  "member-left",
  "member-erased",
  "order-deleted",
  "test-order",
  "b2b",
  "marketplace",
  "channel-excluded",
  "tag-excluded",
  "currency-differs",
  "before-program",
  "earning-paused",
  "unpaid",
  "payment-void",
  "program-closed",
  "customer-tag-excluded",
  "no-order-rule",
  "not-fulfilled",
] as const;

/** What an order earned, what of it did not count, and what was taken back. */
export const earningCodes = [
  "earned",
  "earned-multiplied",
  "gift-cards",
  "shipping-counted",
  "tips-counted",
  "duties-counted",
  "partly-paid",
  "refunded",
  "removed",
  "cancelled",
  "exchanged",
  "refund-without-goods",
] as const;

/** What each of a program's rules for orders gave, where there is more to say than a rate: rules, boosts, challenges, caps. */
export const ruleCodes = [
  "order-nth",
  "lines-excluded",
  "rule-rate",
  "rule-whole",
  "rule-capped",
  "lines-left-out",
  "gift-card-paid",
  "gift-card-unknown",
  "boost-multiply",
  "boost-add",
  "boost-beaten",
  "boost-used-up",
  "boosts-together",
  "challenge-step",
  "challenge-goal",
  "challenge-progress",
  "rule-taken",
  "back-awarded",
  "rule-nothing",
  "rule-not-met",
  "rule-minimum",
  "rule-quantity",
  "rule-nth",
  "rule-limit",
] as const;

/** What a rule other than an order rule granted, or why it did not. */
export const occasionCodes = [
  "signup",
  "birthday",
  "anniversary",
  "newsletter",
  "sms",
  "review",
  "social",
  "visit",
  "event",
  "limit-reached",
  "tier-gift",
  "referral-advocate",
  "referral-friend",
  "referral-milestone",
] as const;

/** What else moves points: the ledger's own transfers. */
export const transferCodes = [
  "approved",
  "expired",
  "expired-on-return",
  "repaid",
  "taken-back",
  "tier-gift-withdrawn",
  "referral-taken-back",
  "reserved",
  "captured",
  "late-captured",
  "released",
  "given-back",
  "adjusted",
  "added",
  "taken-off",
  "adjustment-reversed",
  "written-off",
  "imported",
  "import-undone",
  "forfeited",
  "merged",
  "owner-changed",
] as const;

/** Every code that an explanation may hold; each has a sentence in every language. */
export const explanationCodes = [...refusalCodes, ...earningCodes, ...ruleCodes, ...occasionCodes, ...transferCodes] as const;
export type ExplanationCode = (typeof explanationCodes)[number];

/** A reason whose code is known to have a sentence. */
export function reason(code: ExplanationCode, figures: Omit<Reason, "code"> = {}): Reason {
  return { code, ...figures };
}
