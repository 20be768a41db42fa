import { BlockStack, Button, FormLayout, InlineGrid, InlineStack } from "@shopify/polaris";
import { DeleteIcon } from "@shopify/polaris-icons";
import { useAdmin } from "../../admin-frame";
import { WholeField } from "../fields/whole-field";
import { DecimalField } from "../fields/decimal-field";
import { NumberField } from "../../settings/number-field";
import { useDraft } from "../studio";
import { ChoiceField } from "./choice-field";
import { useRule } from "./rule-form";
import { RuleSection } from "./rule-section";

const counted = [
  ["items", "program.rule.counts.items"],
  ["orders", "program.rule.counts.orders"],
  ["spend", "program.rule.counts.spend"],
] as const;

/** What a challenge counts, its steps, in how many days, and how often it can be done. */
export function GivesChallenge() {
  const { say } = useAdmin();
  const { get, set, fault, path } = useRule();
  const { faults, program } = useDraft();
  const steps = get("steps") ?? [];
  const money = get("counts") === "spend" ? { currency: program.currency } : {};
  const change = (place: number, patch: Partial<(typeof steps)[number]>) =>
    set(
      "steps",
      steps.map((step, number) => (number === place ? { ...step, ...patch } : step)),
    );
  const at = (place: number, field: string) => faults.at(`${path("steps")}.${place}.${field}`);
  return (
    <RuleSection title="program.rule.gives" lead="program.rule.gives.challenge.lead">
      <FormLayout>
        <ChoiceField
          label="program.rule.counts"
          options={counted}
          value={get("counts") ?? "orders"}
          onChange={(value) => set("counts", value)}
        />
        <BlockStack gap="300">
          {steps.map((step, place) => (
            <InlineGrid key={place} columns="1fr 1fr auto" gap="300" alignItems="start">
              <DecimalField
                {...money}
                label={say(place === steps.length - 1 ? "program.rule.step.goal" : "program.rule.step.at", { number: place + 1 })}
                value={step.at}
                onChange={(value) => change(place, { at: value })}
                error={at(place, "at")}
              />
              <DecimalField
                label={say("program.rule.points")}
                value={step.points}
                onChange={(value) => change(place, { points: value })}
                error={at(place, "points")}
              />
              <div className="studio-beside-field">
                <Button
                  icon={DeleteIcon}
                  variant="tertiary"
                  disabled={steps.length === 1}
                  accessibilityLabel={say("program.rule.step.remove", { number: place + 1 })}
                  onClick={() =>
                    set(
                      "steps",
                      steps.filter((_, number) => number !== place),
                    )
                  }
                />
              </div>
            </InlineGrid>
          ))}
          <InlineStack>
            <Button onClick={() => set("steps", [...steps, further(steps.at(-1))])} disabled={steps.length >= 20}>
              {say("program.rule.step.add")}
            </Button>
          </InlineStack>
        </BlockStack>
        <FormLayout.Group>
          <NumberField
            label={say("program.rule.within")}
            helpText={say("program.rule.within.help")}
            suffix={say("program.days")}
            value={get("withinDays") ?? null}
            onChange={(days) => set("withinDays", days ?? undefined)}
            error={fault("withinDays")}
          />
          <WholeField
            label={say("program.rule.times")}
            value={get("times") ?? Number.NaN}
            onChange={(times) => set("times", times)}
            error={fault("times")}
          />
        </FormLayout.Group>
      </FormLayout>
    </RuleSection>
  );
}

/** A step beyond the last one. */
function further(last: { at: string; points: string } | undefined): { at: string; points: string } {
  const whole = Math.floor(Number(last?.at ?? "0"));
  return { at: String((Number.isFinite(whole) ? whole : 0) + 5), points: last?.points ?? "100" };
}
