import { Banner, BlockStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { RewardKind } from "../../../loyalty/program";
import { useAdmin } from "../../admin-frame";
import { DecimalField } from "../fields/decimal-field";
import { orNone } from "../fields/texts";
import { TextsField } from "../fields/texts-field";
import { Pair } from "./pair";
import { ProductChoices } from "./product-choices";
import { useReward } from "./reward-form";
import { RewardMoney, RewardNumber, ValidDays } from "./reward-numbers";
import { RewardSection } from "./reward-section";
import { SlidingFields } from "./sliding-fields";

/** What the reward costs and what it gives. */
export function GivesSection() {
  const { kind } = useReward().reward;
  const Gives = gives[kind];
  return (
    <RewardSection title="spend.gives" lead={`spend.gives.${kind}.lead`}>
      <Gives />
    </RewardSection>
  );
}

const gives: Record<RewardKind, () => ReactNode> = {
  amount: () => (
    <Fields>
      <Price />
      <RewardMoney field="value" label="spend.value.amount" />
    </Fields>
  ),
  percentage: Percentage,
  sliding: SlidingFields,
  shipping: Shipping,
  product: () => (
    <BlockStack gap="400">
      <Pair>
        <Price />
        <ValidDays />
      </Pair>
      <ProductChoices />
    </BlockStack>
  ),
  "gift-card": Fixed,
  "store-credit": Fixed,
  perk: Perk,
};

/** Two figures beside each other, and below them for how long it is good. */
function Fields({ children }: { children: ReactNode }) {
  return (
    <BlockStack gap="300">
      <Pair>{children}</Pair>
      <ValidDays />
    </BlockStack>
  );
}

const Price = () => <RewardNumber field="cost" label="spend.cost" suffix="pages.points" />;

function Fixed() {
  return (
    <Fields>
      <Price />
      <RewardMoney field="value" label="spend.value" />
    </Fields>
  );
}

function Percentage() {
  const { say } = useAdmin();
  const { get, set, fault } = useReward();
  return (
    <BlockStack gap="300">
      <Pair>
        <Price />
        <DecimalField
          label={say("spend.percent")}
          value={get("percent") ?? ""}
          onChange={(percent) => set("percent", percent)}
          suffix="%"
          error={fault("percent")}
        />
      </Pair>
      <Pair>
        <RewardMoney field="cap" label="spend.cap" help={say("spend.cap.help")} optional />
        <ValidDays />
      </Pair>
      {get("cap") === undefined ? null : (
        <Banner tone="info">
          <Text as="p">{say("spend.cap.how")}</Text>
        </Banner>
      )}
    </BlockStack>
  );
}

function Shipping() {
  const { say } = useAdmin();
  return (
    <Fields>
      <Price />
      <RewardMoney field="maximumPrice" label="spend.maximum-price" help={say("spend.maximum-price.help")} optional />
    </Fields>
  );
}

function Perk() {
  const { say } = useAdmin();
  const { get, set, path } = useReward();
  return (
    <BlockStack gap="300">
      <Pair>
        <Price />
        <ValidDays />
      </Pair>
      <Pair>
        <RewardMoney field="expense" label="spend.expense" help={say("spend.expense.help")} optional />
      </Pair>
      <TextsField
        label={say("spend.instructions")}
        texts={get("instructions")}
        path={path("instructions")}
        onChange={(texts) => set("instructions", orNone(texts))}
        helpText={say("spend.instructions.help")}
        multiline
      />
    </BlockStack>
  );
}
