import type { ReferralState } from "../../referrals/referral";
import type { SideView } from "./views";

/** Somebody, and whom they brought. */
export interface BroughtView {
  side: SideView;
  /** by which they came; null: nobody brought them */
  referral: { id: string; state: ReferralState } | null;
  brought: BroughtView[];
}

export interface ResultsView {
  /** the day from which on invitations are counted */
  since: string;
  /** the program's, for money in minor units */
  currency: string;
  clicks: number;
  claims: number;
  orders: number;
  rewarded: number;
  held: number;
  waiting: number;
  revenue: number;
  discounts: number;
  points: number;
  rewards: number;
  /** what the points are worth; null: the program does not say */
  worth: number | null;
  reasons: Array<{ code: string; sentence: string; count: number }>;
  tree: BroughtView[];
  /** the program has referrals */
  open: boolean;
}
