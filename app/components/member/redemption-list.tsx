import { BlockStack, Box, InlineStack, Link, Text } from "@shopify/polaris";
import { useAdmin } from "../admin-frame";
import { RedemptionBadge } from "../redemptions/redemption-badge";
import { RedemptionDeeds } from "../redemptions/redemption-deeds";
import { factsOf, valueWords, type RedemptionDeed, type RedemptionLine } from "../redemptions/redemption-words";
import { lastDigits } from "../words";

interface RedemptionListProps {
  redemptions: readonly RedemptionLine[];
  onAsk(deed: RedemptionDeed, line: RedemptionLine): void;
}

/** What a member exchanged points for: what it is, the code, where it stands, and the order that used it. */
export function RedemptionList({ redemptions, onAsk }: RedemptionListProps) {
  return (
    <ul style={{ listStyle: "none", margin: 0, padding: 0 }}>
      {redemptions.map((line) => (
        <li key={line.id}>
          <Redemption line={line} onAsk={onAsk} />
        </li>
      ))}
    </ul>
  );
}

function Redemption({ line, onAsk }: { line: RedemptionLine; onAsk: RedemptionListProps["onAsk"] }) {
  const admin = useAdmin();
  const { say, to } = admin;
  const value = valueWords(line.value, admin);
  return (
    <Box paddingInline="400" paddingBlock="300" borderBlockStartWidth="025" borderColor="border">
      <BlockStack gap="100">
        <InlineStack align="space-between" gap="200">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h3" variant="headingSm">
              {line.title}
            </Text>
            <RedemptionBadge line={line} />
          </InlineStack>
          <Text as="span" fontWeight="semibold" numeric>
            {say("member.rewards.cost", { points: line.points })}
          </Text>
        </InlineStack>
        {value === null ? null : <Text as="p">{value}</Text>}
        {line.status === "reserved" && line.value.kind !== "perk" && <Text as="p">{say("member.rewards.waiting")}</Text>}
        {line.code && <Text as="p">{say("timeline.code", { code: line.code })}</Text>}
        <InlineStack gap="200" blockAlign="center">
          <Text as="span" tone="subdued" variant="bodySm">
            {factsOf(line, admin).join(" · ")}
          </Text>
          {line.orderId && (
            <Link url={to(`/app/orders/${line.orderId}`)}>{say("timeline.order", { digits: lastDigits(line.orderId) })}</Link>
          )}
          <RedemptionDeeds line={line} onAsk={onAsk} />
        </InlineStack>
      </BlockStack>
    </Box>
  );
}
