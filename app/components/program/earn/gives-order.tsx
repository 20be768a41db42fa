import { BlockStack, Checkbox, Divider, FormLayout, Text } from "@shopify/polaris";
import { useAdmin } from "../../admin-frame";
import { DecimalField } from "../fields/decimal-field";
import { ChoiceField } from "./choice-field";
import { PendingDays } from "./pending-days";
import { useDraft } from "../studio";
import { useRule } from "./rule-form";
import { RuleSection } from "./rule-section";

const gives = [
  ["rate", "program.rule.gives.rate"],
  ["per-order", "program.rule.gives.per-order"],
  ["per-line", "program.rule.gives.per-line"],
  ["per-item", "program.rule.gives.per-item"],
] as const;
const taxes = [
  ["as-displayed", "program.rule.tax.as-displayed"],
  ["included", "program.rule.tax.included"],
  ["excluded", "program.rule.tax.excluded"],
] as const;
const roundings = [
  ["program", "program.rule.rounding.program"],
  ["floor", "program.rule.rounding.floor"],
  ["nearest", "program.rule.rounding.nearest"],
  ["ceil", "program.rule.rounding.ceil"],
] as const;
const moments = [
  ["paid", "program.rule.grant-when.paid"],
  ["fulfilled", "program.rule.grant-when.fulfilled"],
] as const;
const parts = ["shipping", "tips", "duties", "discountedLines", "giftCardPayments"] as const;

/** What an order rule gives. */
export function GivesOrder() {
  const { say } = useAdmin();
  const { get, set, fault } = useRule();
  const { program } = useDraft();
  const rate = get("gives") === "rate";
  return (
    <>
      <RuleSection title="program.rule.gives" lead="program.rule.gives.order.lead">
        <FormLayout>
          <ChoiceField
            label="program.rule.gives.how"
            options={gives}
            value={get("gives") ?? "rate"}
            onChange={(value) => set("gives", value)}
          />
          <FormLayout.Group condensed>
            <DecimalField
              label={say("program.rule.points")}
              value={get("points") ?? ""}
              onChange={(value) => set("points", value)}
              error={fault("points")}
            />
            {rate ? (
              <DecimalField
                label={say("program.rule.per")}
                currency={program.currency}
                value={get("per") ?? ""}
                onChange={(value) => set("per", value)}
                error={fault("per")}
              />
            ) : null}
          </FormLayout.Group>
          <Checkbox
            label={say("program.rule.multiplied")}
            helpText={say("program.rule.multiplied.help")}
            checked={get("multiplied") ?? true}
            onChange={(checked) => set("multiplied", checked)}
          />
        </FormLayout>
      </RuleSection>
      <RuleSection title="program.rule.basis" lead="program.rule.basis.lead">
        <FormLayout>
          <BlockStack gap="100">
            <Text as="p">{say("program.rule.basis.counts")}</Text>
            {parts.map((part) => (
              <Checkbox
                key={part}
                label={say(`program.rule.basis.${part}`)}
                checked={get(`basis.${part}`) ?? false}
                onChange={(checked) => set(`basis.${part}`, checked)}
              />
            ))}
          </BlockStack>
          <ChoiceField
            label="program.rule.tax"
            options={taxes}
            value={get("basis.tax") ?? "as-displayed"}
            onChange={(value) => set("basis.tax", value)}
          />
          <Divider />
          <FormLayout.Group>
            <ChoiceField
              label="program.rule.rounding"
              options={roundings}
              value={get("rounding") ?? "program"}
              onChange={(value) => set("rounding", value === "program" ? undefined : value)}
            />
            <ChoiceField
              label="program.rule.grant-when"
              options={moments}
              value={get("grantWhen") ?? "paid"}
              onChange={(value) => set("grantWhen", value)}
              error={fault("grantWhen")}
            />
          </FormLayout.Group>
          <PendingDays />
        </FormLayout>
      </RuleSection>
    </>
  );
}
