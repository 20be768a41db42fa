import { BlockStack, ChoiceList, FormLayout } from "@shopify/polaris";
import type { Reward } from "../../../loyalty/program";
import { useAdmin } from "../../admin-frame";
import { DecimalField } from "../fields/decimal-field";
import { put } from "../fields/texts";
import { WholeField } from "../fields/whole-field";
import { useDraft } from "../studio";
import { withValue } from "./amount-title";
import type { RewardFieldsProps } from "./reward-kinds";

type AmountReward = Extract<Reward, { kind: "amount" }>;
const others = ["order", "product", "shipping"] as const;

/** Money off an order: its price, what it gives, and from when, for how long and beside what. */
export function AmountFields({ reward, path, onChange }: RewardFieldsProps<AmountReward>) {
  const { say } = useAdmin();
  const { faults, program } = useDraft();
  const { currency } = program;
  return (
    <BlockStack gap="300">
      <FormLayout>
        <FormLayout.Group condensed>
          <WholeField
            label={say("pages.spend.cost")}
            value={reward.cost}
            onChange={(cost) => onChange({ ...reward, cost })}
            suffix={say("pages.points")}
            error={faults.at(`${path}cost`)}
          />
          <DecimalField
            label={say("pages.spend.value")}
            value={reward.value}
            onChange={(value) => onChange(withValue(reward, value, currency))}
            currency={currency}
            error={faults.at(`${path}value`)}
          />
        </FormLayout.Group>
        <FormLayout.Group condensed>
          <DecimalField
            label={say("pages.spend.minimum")}
            value={reward.minimumSubtotal ?? ""}
            onChange={(text) => onChange(put(reward, "minimumSubtotal", text === "" ? undefined : text))}
            currency={currency}
            helpText={say("pages.spend.minimum.help")}
            error={faults.at(`${path}minimumSubtotal`)}
          />
          <WholeField
            label={say("pages.spend.valid")}
            value={reward.validDays}
            onChange={(validDays) => onChange({ ...reward, validDays })}
            suffix={say("pages.days")}
            helpText={say("pages.spend.valid.help")}
            error={faults.at(`${path}validDays`)}
          />
        </FormLayout.Group>
      </FormLayout>
      <ChoiceList
        allowMultiple
        title={say("pages.spend.combines")}
        selected={others.filter((kind) => reward.combinesWith[kind])}
        onChange={(chosen) =>
          onChange({
            ...reward,
            combinesWith: { order: chosen.includes("order"), product: chosen.includes("product"), shipping: chosen.includes("shipping") },
          })
        }
        choices={others.map((value) => ({ value, label: say(`pages.spend.combines.${value}`) }))}
      />
    </BlockStack>
  );
}
