import type { RewardValue } from "../loyalty/reward-value";
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

/**
 * POST redeem {reward, redemption, points?, variant?, cart?}: 201, or 202 while Shopify does not answer (`waiting`: ask the summary for the
 * redemption again). The same redemption answers the same. `cart` is `CartFacts` as JSON, told by the surface.
 */
export interface RedeemAnswer extends SummaryAnswer {
  /** of the redemption */
  id: string;
  kind: RewardValue["kind"];
  /** of a code or gift card; null while it is being made, and of what has none */
  code: string | null;
  waiting: boolean;
  /** the code is for the cart */
  applies: boolean;
  /** the product that the code makes free, to be put into the cart */
  variant: string | null;
  /** what has come of it and what is to do, in the asker's language */
  says: string;
}

/**
 * Why something was refused (401, 409, 422, 429, 503), with the sentence `ui.refused_<reason>`, `-` written as `_`. Without script
 * the answer is a 303 to `<return>?fidelio=<reason>#fidelio-<reason>`: Liquid cannot read a query, the style sheet shows
 * the sentence that the fragment names.
 */
export interface RefusedAnswer {
  reason: RefusalReason;
  /** its sentence */
  title: string;
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
  "below-minimum",
  "excluded-goods",
  "subscription-only",
  "not-combinable",
  "too-many-codes",
  "needs-cart",
  "other-currency",
  "out-of-stock",
  "limit-reached",
  "not-yet",
  "over",
  "choose-variant",
  "amount-out-of-range",
  "debt",
  "left",
  "not-ready",
  "not-available",
  "rate-limited",
  "unavailable",
] as const;
export type RefusalReason = (typeof refusalReasons)[number];
