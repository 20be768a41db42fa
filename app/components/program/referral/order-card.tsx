import { Card } from "@shopify/polaris";
import { useAdmin } from "../../admin-frame";
import { ChoiceField } from "../earn/choice-field";
import { DecimalField } from "../fields/decimal-field";
import { put } from "../fields/texts";
import { WholeField } from "../fields/whole-field";
import type { ReferralProgram } from "../../../loyalty/program";
import { Pair } from "../spend/pair";
import { useDraft } from "../studio";
import { Titled } from "../titled";
import { Means } from "./means";
import { useReferral } from "./referral-editing";
import { useReferralWords } from "./referral-words";

const waits = [
  ["first-order", "referral.wait.first-order"],
  ["second-order", "referral.wait.second-order"],
] as const;

/** Which order of the friend's counts, and how long one waits for what it gives. */
export function OrderCard() {
  const { say } = useAdmin();
  const { program, faults } = useDraft();
  const { referral, change } = useReferral();
  const words = useReferralWords();
  const set = (part: Partial<ReferralProgram>) => change((now) => ({ ...now, ...part }));
  return (
    <>
      <Card>
        <Titled title={say("referral.order")} lead={say("referral.order.lead")}>
          <Pair>
            <WholeField
              label={say("referral.window")}
              value={referral.windowDays}
              onChange={(windowDays) => set({ windowDays })}
              suffix={say("pages.days")}
              helpText={say("referral.window.help")}
              error={faults.at("referral.windowDays")}
            />
            <DecimalField
              label={say("referral.least")}
              value={referral.minimumOrder ?? ""}
              onChange={(least) =>
                change((now) => put<ReferralProgram, "minimumOrder">(now, "minimumOrder", least === "" ? undefined : least))
              }
              currency={program.currency}
              helpText={say("referral.least.help")}
              error={faults.at("referral.minimumOrder")}
            />
          </Pair>
          <Means sentence={words.order} />
        </Titled>
      </Card>
      <Card>
        <Titled title={say("referral.wait")} lead={say("referral.wait.lead")}>
          <Pair>
            <ChoiceField label="referral.wait.for" options={waits} value={referral.waitFor} onChange={(waitFor) => set({ waitFor })} />
            <WholeField
              label={say("referral.wait.days")}
              value={referral.waitDays}
              onChange={(waitDays) => set({ waitDays })}
              suffix={say("pages.days")}
              helpText={say("referral.wait.days.help")}
              error={faults.at("referral.waitDays")}
            />
          </Pair>
          <Means sentence={words.wait} />
        </Titled>
      </Card>
    </>
  );
}
