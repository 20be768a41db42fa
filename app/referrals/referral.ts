import type { Signal } from "../loyalty/referral-judgement/judgement";

export const referralStates = ["claimed", "qualified", "waiting", "review", "rewarded", "reversed", "rejected", "expired"] as const;
export type ReferralState = (typeof referralStates)[number];

/** What a held referral goes on from when a person approves it. */
export type HeldFrom = Extract<ReferralState, "claimed" | "qualified" | "waiting">;

/** Where a friend claimed: by an advocate's link, or by entering the code. */
export const claimSurfaces = ["link", "storefront", "checkout", "account", "pos", "api"] as const;
export type ClaimSurface = (typeof claimSurfaces)[number];

/** Why a claim is not taken; the sentence for each has its name in `face/friend/words`. */
export const claimRefusals = [
  "empty",
  "address-missing",
  "unknown-code",
  "own-code",
  "existing-customer",
  "already-claimed",
  "claim-expired",
  "limit-reached",
  "too-many-tries",
  "referrals-paused",
] as const;
export type ClaimRefusal = (typeof claimRefusals)[number];

/** A row of the table `referral`. */
export interface ReferralRow {
  id: string;
  advocateId: string;
  friendId: string | null;
  friendHash: string | null;
  friendAliasHash: string | null;
  networkHash: string | null;
  /** folded, as it was entered */
  code: string;
  state: ReferralState;
  heldFrom: HeldFrom | null;
  programVersion: number;
  discountId: string | null;
  surface: ClaimSurface;
  language: string;
  claimedAt: Date;
  windowUntil: Date;
  /** when the order was placed that qualified it */
  qualifiedAt: Date | null;
  waitsUntil: Date | null;
  rewardedAt: Date | null;
  endedAt: Date | null;
  /** why it ended or was reversed, a code */
  reason: string | null;
  orderId: string | null;
  secondOrderId: string | null;
  signals: readonly Signal[];
  score: number;
  judgedAt: Date | null;
  decision: "approved" | "rejected" | null;
  decidedBy: string | null;
  decidedAt: Date | null;
  /** raised with each posting, under the advocate's lock */
  postings: number;
}
