import type { MemberFace, MemberTexts } from "./public-face";

/**
 * What the app proxy answers the panel as JSON (`extensions/storefront/assets/panel.js`). A summary is made at that moment,
 * with `ends` in the texts of its rewards; it is language-free, because it holds all the program's languages. `member` is
 * null while the customer is none. POST join, leave, give-back, birthday, birthday/remove and social answer a `SummaryAnswer` too: what is true afterwards.
 */
export interface SummaryAnswer {
  member: MemberFace | null;
}

/** GET history?cursor=&language= */
export interface HistoryAnswer {
  movements: MemberTexts["movements"];
  /** for the next page; null: this was the last */
  cursor: string | null;
}

/** POST redeem: 201, or 202 with `code: null` while Shopify does not answer. The same redemption answers the same code. */
export interface RedeemAnswer extends SummaryAnswer {
  code: string | null;
}

/**
 * Why something was refused (401, 409, 422, 503), with the sentence `ui.refused_<reason>`, `-` written as `_`. Without script
 * the answer is a 303 to `<return>?fidelio=<reason>#fidelio-<reason>`: Liquid cannot read a query, the style sheet shows
 * the sentence that the fragment names.
 */
export interface RefusedAnswer {
  reason: RefusalReason;
}

export const refusalReasons = [
  "signed-out",
  "not-member",
  "blocked",
  "terms-not-agreed",
  "insufficient-points",
  "reward-unavailable",
  "other-tier",
  "spending-paused",
  "program-closed",
  "code-used",
  "birthday-missing",
  "birthday-changed",
  "age-not-declared",
  "unavailable",
] as const;
export type RefusalReason = (typeof refusalReasons)[number];
