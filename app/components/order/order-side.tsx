import { BlockStack, Box, Card, InlineStack, Link, Text } from "@shopify/polaris";
import type { TransferView } from "../../members/views";
import type { TextKey } from "../../base/languages/text";
import { useAdmin } from "../admin-frame";
import { memberWords } from "../words";
import { writeMoment, writePoints } from "../write";

/** Whose order it is. */
export function OrderMember({ member }: { member: { customerId: string; name: string | null } | null }) {
  const words = useAdmin();
  const { say, to } = words;
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {say("order.member")}
        </Text>
        {member ? (
          <Link url={to(`/app/members/${member.customerId}`)}>{memberWords(words, member)}</Link>
        ) : (
          <Text as="p">{say("order.member.none")}</Text>
        )}
      </BlockStack>
    </Card>
  );
}

interface UsedReward {
  id: string;
  title: string;
  code: string | null;
  points: number;
}

/** The rewards whose codes the order used. */
export function OrderRewards({ rewards }: { rewards: readonly UsedReward[] }) {
  const { say } = useAdmin();
  if (rewards.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {say("order.rewards")}
        </Text>
        {rewards.map(({ id, title, code, points }) => (
          <BlockStack key={id} gap="050">
            <Text as="p">{`${title} · ${say("member.rewards.cost", { points })}`}</Text>
            {code && (
              <Text as="p" tone="subdued">
                {say("timeline.code", { code })}
              </Text>
            )}
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}

/** Every movement of points that the order caused, oldest first. */
export function OrderMovements({ transfers }: { transfers: readonly TransferView[] }) {
  const { say, language, zone } = useAdmin();
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {say("order.movements")}
          </Text>
          {transfers.length === 0 && (
            <Text as="p" tone="subdued">
              {say("order.movements.none")}
            </Text>
          )}
        </BlockStack>
      </Box>
      {transfers.map((moved) => (
        <Box key={moved.id} paddingInline="400" paddingBlock="300" borderBlockStartWidth="025" borderColor="border">
          <BlockStack gap="050">
            <InlineStack align="space-between" gap="200">
              <Text as="span" fontWeight="semibold">
                {say(`transfer.${moved.kind}` as TextKey)}
              </Text>
              <Text as="span" numeric fontWeight="semibold">
                {writePoints(moved.amount, language)}
              </Text>
            </InlineStack>
            <Text as="span" tone="subdued" variant="bodySm">
              {`${writeMoment(moved.at, language, zone)} · ${say(`account.${moved.from}` as TextKey)} → ${say(`account.${moved.to}` as TextKey)}`}
            </Text>
          </BlockStack>
        </Box>
      ))}
    </Card>
  );
}
