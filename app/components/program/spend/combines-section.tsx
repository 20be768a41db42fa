import { BlockStack, ChoiceList } from "@shopify/polaris";
import { useAdmin } from "../../admin-frame";
import { RewardClashes } from "./reward-clashes";
import { useReward } from "./reward-form";
import { RewardSection } from "./reward-section";

const others = ["order", "product", "shipping"] as const;
const subscriptions = ["none", "first", "all"] as const;

/** Beside which other discounts the code stands, and whether it lowers what people subscribe to. */
export function CombinesSection() {
  const { say } = useAdmin();
  const { reward, get, set } = useReward();
  const combines = get("combinesWith");
  if (combines === undefined) return null;
  // of codes for shipping an order takes one: there is nothing to choose
  const offered = others.filter((other) => !(other === "shipping" && reward.kind === "shipping"));
  return (
    <RewardSection title="spend.combines" lead="spend.combines.lead">
      <BlockStack gap="400">
        <ChoiceList
          allowMultiple
          title={say("spend.combines.with")}
          selected={others.filter((other) => combines[other])}
          onChange={(chosen) =>
            set("combinesWith", {
              order: chosen.includes("order"),
              product: chosen.includes("product"),
              shipping: chosen.includes("shipping"),
            })
          }
          choices={offered.map((value) => ({ value, label: say(`spend.combines.${value}`) }))}
        />
        <RewardClashes />
        <ChoiceList
          title={say("spend.subscriptions")}
          selected={[get("subscriptions") ?? "none"]}
          onChange={([chosen]) => set("subscriptions", subscriptions.find((one) => one === chosen) ?? "none")}
          choices={subscriptions.map((value) => ({ value, label: say(`spend.subscriptions.${value}`) }))}
        />
      </BlockStack>
    </RewardSection>
  );
}
