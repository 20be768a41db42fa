import { Card } from "@shopify/polaris";
import { useAdmin } from "../../admin-frame";
import { Titled } from "../titled";
import { GainFields } from "./gain-fields";
import { Means } from "./means";
import { useReferral } from "./referral-editing";
import { useReferralWords } from "./referral-words";

/** What the advocate gets for each friend. */
export function AdvocateCard() {
  const { say } = useAdmin();
  const { referral, change } = useReferral();
  const words = useReferralWords();
  return (
    <Card>
      <Titled title={say("referral.advocate")} lead={say("referral.advocate.lead")}>
        <GainFields gain={referral.advocate} path="referral.advocate" onChange={(advocate) => change((now) => ({ ...now, advocate }))} />
        <Means sentence={words.advocate} />
      </Titled>
    </Card>
  );
}
