import { Banner, Text } from "@shopify/polaris";
import type { Reward } from "../../../loyalty/program";
import { useAdmin } from "../../admin-frame";
import { DescribedFields } from "../fields/described-fields";
import { useDraft } from "../studio";
import { CombinesSection } from "./combines-section";
import { ConditionsSection } from "./conditions-section";
import { GivesSection } from "./gives-section";
import { GoodsSection } from "./goods-section";
import { RewardKey } from "./reward-key";
import { useReward } from "./reward-form";
import { RewardSection } from "./reward-section";
import { ShopifyNeeds } from "./shopify-needs-card";

/** All that a reward can say, from what it is called to what stands beside it in the cart. */
export function RewardBuilder() {
  const { say } = useAdmin();
  const { program } = useDraft();
  const { reward, has, change } = useReward();
  return (
    <>
      {reward.archived ? (
        <Banner tone="info">
          <Text as="p">{say("spend.archived.banner")}</Text>
        </Banner>
      ) : null}
      <ShopifyNeeds />
      <RewardSection title="program.rule.texts" lead="spend.texts.lead">
        <DescribedFields
          part={reward}
          path={`rewards.${program.rewards.indexOf(reward)}.`}
          onChange={(next: Reward) => change(() => next)}
          titleHelp={say("spend.title.help")}
        />
      </RewardSection>
      <GivesSection />
      {has("goods") ? <GoodsSection /> : null}
      <ConditionsSection />
      <CombinesSection />
      <RewardKey />
    </>
  );
}
