import type { HeldFrom, ReferralState } from "../../referrals/referral";
import type { Actor } from "../words";

/** Somebody of a referral; without a number they are no customer that we know. */
export interface SideView {
  customerId: string | null;
  name: string | null;
}

/** What the judge saw, as a sentence, and what people made of it so far. */
export interface SignalView {
  code: string;
  sentence: string;
  weight: number;
  /** of referrals that people decided about */
  decided: number;
  rejected: number;
}

/** What a side gets, or got. */
export type GainView = { kind: "points"; points: number } | { kind: "named"; title: string };

export interface ReferralView {
  id: string;
  state: ReferralState;
  heldFrom: HeldFrom | null;
  code: string;
  surface: string;
  claimedAt: string;
  windowUntil: string;
  qualifiedAt: string | null;
  judgedAt: string | null;
  waitsUntil: string | null;
  rewardedAt: string | null;
  endedAt: string | null;
  orderId: string | null;
  secondOrderId: string | null;
  advocate: SideView;
  friend: SideView;
  /** what the advocate gets for it */
  stake: GainView | null;
  score: number;
  signals: SignalView[];
  decision: "approved" | "rejected" | null;
  decidedAt: string | null;
  decidedBy: Actor | null;
  /** what the advocate reads of a rejection */
  rejection: string | null;
  undoable: boolean;
}

/** A side as Shopify tells of it now: shown, never kept. */
export interface PersonView {
  name: string | null;
  emails: string[];
  phones: string[];
  /** lines of each */
  addresses: string[][];
  orders: number | null;
}

export interface EvidenceView {
  advocate: PersonView | null;
  friend: PersonView | null;
  /** the claim's or the order's network address against those that the advocate was seen from */
  network: "same" | "other" | "unknown";
}
