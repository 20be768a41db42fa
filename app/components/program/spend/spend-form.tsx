import { Banner, BlockStack, Button, Card, EmptyState, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { useAdmin } from "../../admin-frame";
import { emptyPicture } from "../../empty-picture";
import { changedAt, newKey } from "../new-key";
import { useDraft } from "../studio";
import { RewardCard } from "./reward-card";
import { rewardKinds } from "./reward-kinds";
import { SpendingExclusions } from "./spending-exclusions";

/** What points buy: each reward with its price, and the goods that points cannot buy. */
export function SpendForm() {
  const { say } = useAdmin();
  const { program, change, data } = useDraft();
  const [open, setOpen] = useState<string | null>(null);
  const published = new Set(data.live?.program.rewards.map(({ key }) => key));
  const { rewards } = program;
  const live = rewards.filter(({ archived }) => !archived);

  const add = (kind: keyof typeof rewardKinds) => {
    const key = newKey("reward", rewards);
    change((now) => ({ ...now, rewards: [...now.rewards, rewardKinds[kind].blank(key, now)] }));
    setOpen(key);
  };
  const adders = (Object.keys(rewardKinds) as Array<keyof typeof rewardKinds>).map((kind) => (
    <Button key={kind} onClick={() => add(kind)}>
      {say(rewardKinds[kind].add)}
    </Button>
  ));

  return (
    <BlockStack gap="400">
      {rewards.length === 0 ? (
        <Card>
          <EmptyState heading={say("pages.spend.empty")} image={emptyPicture}>
            <BlockStack gap="300" inlineAlign="center">
              <Text as="p">{say("pages.spend.empty.lead")}</Text>
              <InlineStack gap="200">{adders}</InlineStack>
            </BlockStack>
          </EmptyState>
        </Card>
      ) : (
        <>
          {live.length === 0 ? (
            <Banner tone="warning">
              <Text as="p">{say("pages.spend.none-live")}</Text>
            </Banner>
          ) : null}
          <BlockStack gap="300">
            {rewards.map((reward, place) => (
              <RewardCard
                key={reward.key}
                reward={reward}
                place={place}
                open={open === reward.key}
                onToggle={() => setOpen(open === reward.key ? null : reward.key)}
                onChange={(changed) => change((now) => ({ ...now, rewards: changedAt(now.rewards, place, () => changed) }))}
                onRemove={
                  published.has(reward.key)
                    ? null
                    : () => change((now) => ({ ...now, rewards: now.rewards.filter(({ key }) => key !== reward.key) }))
                }
              />
            ))}
          </BlockStack>
          <div className="studio-on-page">
            <InlineStack gap="200">{adders}</InlineStack>
          </div>
        </>
      )}
      <SpendingExclusions />
    </BlockStack>
  );
}
