import { Card, Checkbox, ChoiceList } from "@shopify/polaris";
import { useAdmin } from "../../admin-frame";
import { WholeField } from "../fields/whole-field";
import { useDraft } from "../studio";
import { Titled } from "../titled";
import { Means } from "./means";
import { useReferral } from "./referral-editing";
import { useReferralWords } from "./referral-words";

const holds = ["trusting", "standard", "careful"] as const;
const usualLimit = 20;

/** How many friends of one advocate count, and how soon a person looks. */
export function SafetyCard() {
  const { say } = useAdmin();
  const { faults } = useDraft();
  const { referral, change } = useReferral();
  const { limit } = useReferralWords();
  const { monthlyLimit } = referral;
  const set = (next: number | null) => change((now) => ({ ...now, monthlyLimit: next }));
  return (
    <Card>
      <Titled title={say("referral.safety")} lead={say("referral.safety.lead")}>
        <Checkbox
          label={say("referral.limited")}
          checked={monthlyLimit !== null}
          onChange={(limited) => set(limited ? usualLimit : null)}
        />
        {monthlyLimit === null ? null : (
          <WholeField
            label={say("referral.limit")}
            value={monthlyLimit}
            onChange={set}
            helpText={say("referral.limit.help")}
            error={faults.at("referral.monthlyLimit")}
          />
        )}
        <Means sentence={limit} />
        <ChoiceList
          title={say("referral.hold")}
          selected={[referral.hold]}
          onChange={([chosen]) => change((now) => ({ ...now, hold: holds.find((one) => one === chosen) ?? now.hold }))}
          choices={holds.map((value) => ({ value, label: say(`referral.hold.${value}`), helpText: say(`referral.hold.${value}.help`) }))}
        />
      </Titled>
    </Card>
  );
}
