import { ChoiceList, FormLayout } from "@shopify/polaris";
import { useAdmin } from "../../admin-frame";
import { DecimalField } from "../fields/decimal-field";
import { useDraft } from "../studio";
import { ChoiceField } from "./choice-field";
import { titleIn } from "./rule-words";
import { useRule } from "./rule-form";
import { RuleSection } from "./rule-section";

const effects = [
  ["multiply", "program.rule.effect.multiply"],
  ["add", "program.rule.effect.add"],
] as const;

/** By how much a boost raises what orders give, and of which rules. */
export function GivesBoost() {
  const { say } = useAdmin();
  const { program } = useDraft();
  const { get, set, fault } = useRule();
  const titled = titleIn(useAdmin());
  const orderRules = program.earning.filter((rule) => rule.on === "order" && (!rule.archived || get("rules")?.includes(rule.key)));
  const chosen = get("rules");
  const adds = get("effect") === "add";
  return (
    <RuleSection title="program.rule.gives" lead="program.rule.gives.boost.lead">
      <FormLayout>
        <FormLayout.Group>
          <ChoiceField
            label="program.rule.effect"
            options={effects}
            value={get("effect") ?? "multiply"}
            onChange={(value) => set("effect", value)}
          />
          <DecimalField
            label={say(adds ? "program.rule.by.add" : "program.rule.by.multiply")}
            value={get("by") ?? ""}
            onChange={(value) => set("by", value)}
            error={fault("by")}
            suffix="×"
          />
        </FormLayout.Group>
        {orderRules.length < 2 && chosen === undefined ? null : (
          <>
            <ChoiceList
              title={say("program.rule.rules")}
              choices={[
                { value: "all", label: say("program.rule.rules.all") },
                { value: "some", label: say("program.rule.rules.some") },
              ]}
              selected={[chosen === undefined ? "all" : "some"]}
              onChange={([value]) => set("rules", value === "all" ? undefined : orderRules.map(({ key }) => key))}
            />
            {chosen === undefined ? null : (
              <ChoiceList
                allowMultiple
                title={say("program.rule.rules.which")}
                choices={orderRules.map((rule) => ({ value: rule.key, label: titled(rule.title) || rule.key }))}
                selected={chosen}
                onChange={(keys) => set("rules", keys)}
                {...errorOf(fault("rules"))}
              />
            )}
          </>
        )}
      </FormLayout>
    </RuleSection>
  );
}

const errorOf = (sentence: string | false) => (sentence === false ? {} : { error: sentence });
