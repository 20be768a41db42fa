import { BlockStack } from "@shopify/polaris";
import { useAdmin } from "../../admin-frame";
import { Pair } from "./pair";
import { RewardMoney, RewardNumber, ValidDays } from "./reward-numbers";
import { SlidingPicture } from "./sliding-picture";

/** Points against money, step by step: what a step costs and gives, where the slide begins and ends, and the slide itself. */
export function SlidingFields() {
  const { say } = useAdmin();
  return (
    <BlockStack gap="300">
      <Pair>
        <RewardNumber field="cost" label="spend.step.cost" suffix="pages.points" />
        <RewardMoney field="value" label="spend.step.value" />
      </Pair>
      <Pair>
        <RewardNumber field="minimumSteps" label="spend.step.from" suffix="spend.steps" />
        <RewardNumber field="maximumSteps" label="spend.step.to" suffix="spend.steps" help={say("spend.step.to.help")} optional />
      </Pair>
      <SlidingPicture />
      <ValidDays />
    </BlockStack>
  );
}
