import { Banner, Text } from "@shopify/polaris";
import { DescribedFields } from "../fields/described-fields";
import type { EarningRule } from "../../../loyalty/program";
import { useAdmin } from "../../admin-frame";
import { useDraft } from "../studio";
import { ConditionsSection } from "./conditions-section";
import { GivesBoost } from "./gives-boost";
import { GivesChallenge } from "./gives-challenge";
import { GivesOccasion } from "./gives-occasion";
import { GivesOrder } from "./gives-order";
import { GoodsSection } from "./goods-section";
import { KeySection } from "./key-section";
import { LimitsSection } from "./limits-section";
import { RuleSection } from "./rule-section";
import { useRule } from "./rule-form";
import { changeRule } from "./rules";

/** All that a rule can say, from what it gives to how often. */
export function RuleBuilder() {
  const { say } = useAdmin();
  const { program, change } = useDraft();
  const { rule, has } = useRule();
  const index = program.earning.indexOf(rule);
  return (
    <>
      {rule.archived ? (
        <Banner tone="info">
          <Text as="p">{say("program.rule.archived.lead")}</Text>
        </Banner>
      ) : null}
      <RuleSection title="program.rule.texts" lead="program.rule.texts.lead">
        <DescribedFields
          part={rule}
          path={`earning.${index}.`}
          onChange={(next: EarningRule) => change((now) => changeRule(now, rule.key, () => next))}
        />
      </RuleSection>
      <Gives on={rule.on} />
      {has("lines.only") ? <GoodsSection /> : null}
      <ConditionsSection />
      {has("limit") ? <LimitsSection /> : null}
      <KeySection />
    </>
  );
}

function Gives({ on }: { on: EarningRule["on"] }) {
  if (on === "order") return <GivesOrder />;
  if (on === "boost") return <GivesBoost />;
  return on === "challenge" ? <GivesChallenge /> : <GivesOccasion />;
}
