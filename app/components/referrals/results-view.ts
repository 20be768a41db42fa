import type { ReferralState } from "../../referrals/referral";
import type { ReferralResults } from "../../referrals/results-figures.server";
import type { SideView } from "./views";

/** Somebody, and whom they brought. */
export interface BroughtView {
  side: SideView;
  /** by which they came; null: nobody brought them */
  referral: { id: string; state: ReferralState } | null;
  brought: BroughtView[];
}

/** What came of referrals, as the page shows it: with sentences and names. */
export interface ResultsView extends Omit<ReferralResults, "reasons"> {
  /** the day from which on invitations are counted */
  since: string;
  /** the program's, for money in minor units */
  currency: string;
  /** what the points are worth; null: the program does not say */
  worth: number | null;
  reasons: Array<ReferralResults["reasons"][number] & { sentence: string }>;
  tree: BroughtView[];
  /** the program has referrals */
  open: boolean;
}
