import { Checkbox, FormLayout } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { TextKey } from "../../../base/languages/text";
import { useAdmin } from "../../admin-frame";
import { WholeField } from "../fields/whole-field";
import { ChoiceField } from "./choice-field";
import { useRule } from "./rule-form";
import { RuleSection } from "./rule-section";

const periods = [
  ["day", "program.period.day"],
  ["week", "program.period.week"],
  ["month", "program.period.month"],
  ["year", "program.period.year"],
  ["ever", "program.period.ever"],
] as const;

/** How many points the rule gives at most, and how often. */
export function LimitsSection() {
  const { say } = useAdmin();
  const { has, get, set, fault } = useRule();
  const capOrder = get("cap.order");
  const capPeriod = get("cap.period");
  const limit = get("limit");
  return (
    <RuleSection title="program.rule.limits" lead="program.rule.limits.lead">
      {has("cap.order") ? (
        <Limit label="program.limit.order" on={capOrder !== undefined} onChange={(on) => set("cap.order", on ? 500 : undefined)}>
          <WholeField
            label={say("program.limit.points")}
            value={capOrder ?? Number.NaN}
            onChange={(points) => set("cap.order", points)}
            error={fault("cap.order")}
          />
        </Limit>
      ) : null}
      {has("cap.period") ? (
        <Limit
          label="program.limit.period"
          on={capPeriod !== undefined}
          onChange={(on) => set("cap.period", on ? { points: 500, every: "ever" } : undefined)}
        >
          <FormLayout>
            <FormLayout.Group condensed>
              <WholeField
                label={say("program.limit.points")}
                value={capPeriod?.points ?? Number.NaN}
                onChange={(points) => capPeriod && set("cap.period", { ...capPeriod, points })}
                error={fault("cap.period")}
              />
              <ChoiceField
                label="program.limit.every"
                options={periods}
                value={capPeriod?.every ?? "ever"}
                onChange={(every) => capPeriod && set("cap.period", { ...capPeriod, every })}
              />
            </FormLayout.Group>
          </FormLayout>
        </Limit>
      ) : null}
      {has("limit") ? (
        <Limit label="program.limit.times" on={limit !== undefined} onChange={(on) => set("limit", on ? { times: 1 } : undefined)}>
          <FormLayout>
            <FormLayout.Group condensed>
              <WholeField
                label={say("program.limit.how-often")}
                value={limit?.times ?? Number.NaN}
                onChange={(times) => limit && set("limit", { ...limit, times })}
                error={fault("limit")}
              />
              <ChoiceField
                label="program.limit.every"
                options={periods}
                value={limit?.every ?? "ever"}
                onChange={(every) => limit && set("limit", every === "ever" ? { times: limit.times } : { times: limit.times, every })}
              />
            </FormLayout.Group>
          </FormLayout>
        </Limit>
      ) : null}
    </RuleSection>
  );
}

interface LimitProps {
  label: TextKey;
  on: boolean;
  onChange(on: boolean): void;
  children: ReactNode;
}

function Limit({ label, on, onChange, children }: LimitProps) {
  const { say } = useAdmin();
  return (
    <div role="group" aria-label={say(label)}>
      <Checkbox label={say(label)} checked={on} onChange={onChange} />
      {on ? <div className="studio-within">{children}</div> : null}
    </div>
  );
}
