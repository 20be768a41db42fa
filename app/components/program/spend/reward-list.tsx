import { Banner, BlockStack, Button, Card, Divider, EmptyState, Text } from "@shopify/polaris";
import { Fragment } from "react";
import type { Reward } from "../../../loyalty/program";
import { useAdmin } from "../../admin-frame";
import { emptyPicture } from "../../empty-picture";
import { useDraft } from "../studio";
import { RewardRow } from "./reward-row";

/** The rewards in the order in which members see them; those that are archived apart. */
export function RewardList({ onAdd }: { onAdd(): void }) {
  const { say } = useAdmin();
  const { rewards } = useDraft().program;
  const live = rewards.filter(({ archived }) => !archived);
  const archived = rewards.filter((reward) => reward.archived);
  if (rewards.length === 0) {
    return (
      <Card>
        <EmptyState heading={say("spend.empty")} image={emptyPicture}>
          <BlockStack gap="300" inlineAlign="center">
            <Text as="p">{say("spend.empty.lead")}</Text>
            <Button variant="primary" onClick={onAdd}>
              {say("spend.add")}
            </Button>
          </BlockStack>
        </EmptyState>
      </Card>
    );
  }
  return (
    <>
      {live.length === 0 ? (
        <Banner tone="warning">
          <Text as="p">{say("spend.none-live")}</Text>
        </Banner>
      ) : (
        <Rows rewards={live} />
      )}
      {archived.length === 0 ? null : (
        <BlockStack gap="200">
          <div className="studio-on-page">
            <Text as="h2" variant="headingMd">
              {say("program.earn.archived")}
            </Text>
            <Text as="p" tone="subdued">
              {say("spend.archived.lead")}
            </Text>
          </div>
          <Rows rewards={archived} />
        </BlockStack>
      )}
    </>
  );
}

function Rows({ rewards }: { rewards: readonly Reward[] }) {
  return (
    <Card padding="0">
      {rewards.map((reward, place) => (
        <Fragment key={reward.key}>
          {place > 0 ? <Divider /> : null}
          <RewardRow reward={reward} first={place === 0} last={place === rewards.length - 1} />
        </Fragment>
      ))}
    </Card>
  );
}
