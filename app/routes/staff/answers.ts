import type { ProgramTexts } from "../../face/public-face";
import type { MemberStatus } from "../../loyalty/words";
import type { StaffReason } from "./refusal";

/**
 * What the till and the blocks on Shopify's own pages are answered (`/extension/staff/*`). Sentences are finished, in the
 * language that was asked for, and speak of the member, not to them. Null means: there is none.
 */
export interface StaffCustomerAnswer {
  /** labels and sentences of the surface that asked */
  words: Record<string, string>;
  /** null: this customer is no member, and `notes` says so */
  member: StaffMemberView | null;
  /** what points are called: of a count that staff choose */
  names: Pick<ProgramTexts, "points" | "manyFrom" | "group">;
  /** what stands in the way of earning or redeeming, or is worth knowing before either */
  notes: string[];
  rewards: StaffReward[];
  /** live codes, newest first */
  codes: StaffCode[];
  /** perks that were redeemed and not handed over, newest first */
  perks: StaffPerk[];
  /** names of the next acts, made before their first try so that a repeated one is the same */
  next: { redemption: string; adjustment: string };
}

export interface StaffMemberView {
  status: MemberStatus;
  /** "Active" */
  standing: string;
  /** whole points that can be spent */
  points: number;
  /** "1,250 points" */
  available: string;
  /** "worth £31.25 in rewards" */
  worth: string | null;
  /** "120 points, from 3 December 2026" */
  pending: string | null;
  held: string | null;
  owed: string | null;
  tier: string | null;
  /** "£330.00 more to Gold" */
  next: string | null;
  /** "200 points expire on 12 March 2027" */
  expires: string | null;
  /** newest first */
  movements: Array<{ on: string; points: string; says: string }>;
}

export interface StaffReward {
  key: string;
  kind: string;
  title: string;
  /** "200 points" */
  cost: string;
  conditions: string;
  /** what it leaves, how many points are missing, or what else stands in the way */
  says: string;
  can: boolean;
  /** which of the points would end while the code is valid */
  expires: string | null;
  /** "Exchange 200 points for “£5 off”?"; of a sliding one with "{points}" in it */
  ask: string;
  slide: StaffSlide | null;
  /** of a product: the one to choose */
  variants: Array<{ id: string; title: string }>;
}

/** Points from the least to the most, by steps, and what each step is worth in minor units. */
export interface StaffSlide {
  step: number;
  least: number;
  most: number;
  value: number;
  currency: string;
}

export interface StaffCode {
  id: string;
  code: string;
  title: string;
  ends: string | null;
  /** given without points: there is nothing to give back */
  gift?: true;
}

export interface StaffPerk {
  id: string;
  title: string;
  /** what to hand over, in the merchant's words */
  says: string | null;
}

/** POST staff/redeem, give-back, hand-over: what is true afterwards. */
export interface StaffActAnswer {
  customer: StaffCustomerAnswer;
  /** to apply to the cart; null: it is being made, or there is none */
  code: string | null;
  /** the variant to add to the cart first */
  variantId: string | null;
  /** what to do or to expect now; null: apply the code */
  says: string | null;
}

/** GET staff/order */
export interface StaffOrderAnswer {
  words: Record<string, string>;
  /** null: the order has not come in, and `notes` says so */
  order: StaffOrderView | null;
  notes: string[];
}

export interface StaffOrderView {
  /** "48 points" */
  earned: string;
  /** "60 points granted, 12 points taken back" */
  of: string | null;
  /** "Can be spent from 5 December 2026" */
  from: string | null;
  reasons: string[];
  /** "Paid with a reward: £5 off" */
  rewards: string[];
  /** whose points they are; null: nobody's yet */
  customerId: string | null;
}

/** POST staff/adjust */
export interface StaffAdjustAnswer {
  customer: StaffCustomerAnswer;
  /** "Points adjusted" */
  says: string;
}

/** Any refusal: a problem document. `title` is the sentence to show, at `field` where there is one. */
export interface StaffRefusal {
  status: number;
  title: string;
  reason?: StaffReason;
  field?: string;
}
