import type { View } from "../../shared/view";

/** The place for a friend's code: one closed line. What it does comes with referrals; until the program says so it takes nothing. */
export function Friend({ view: { ui, program } }: { view: View }) {
  return (
    <s-details>
      <s-summary>{ui["checkout_friend"]}</s-summary>
      <s-text-field label={ui["code_label"] ?? ""} disabled={!program.referrals} />
      <s-text color="subdued">{program.referrals ? ui["referral_lead"] : ui["referral_closed"]}</s-text>
    </s-details>
  );
}
