import { Badge } from "@shopify/polaris";
import type { ReferralState } from "../../referrals/referral";
import { useAdmin } from "../admin-frame";

const tones = {
  review: "attention",
  rewarded: "success",
  waiting: "info",
  qualified: "info",
  reversed: "warning",
  rejected: "critical",
} as const;

/** Where a referral stands. */
export function ReferralBadge({ state }: { state: ReferralState }) {
  const { say } = useAdmin();
  return <Badge {...(state in tones ? { tone: tones[state as keyof typeof tones] } : {})}>{say(`review.state.${state}`)}</Badge>;
}
