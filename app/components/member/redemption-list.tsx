import { Badge, BlockStack, Box, Button, InlineStack, Link, Text } from "@shopify/polaris";
import type { MemberRedemptionLine } from "../../members/member-lists.server";
import { useAdmin } from "../admin-frame";
import { writeDay } from "../write";
import { lastDigits } from "../words";

export type RedemptionLine = MemberRedemptionLine & { title: string };

/** What a member exchanged points for: the code, where it stands, and the order that used it. */
export function RedemptionList({
  redemptions,
  onRelease,
}: {
  redemptions: readonly RedemptionLine[];
  onRelease(line: RedemptionLine): void;
}) {
  return (
    <ul style={{ listStyle: "none", margin: 0, padding: 0 }}>
      {redemptions.map((line) => (
        <li key={line.id}>
          <Redemption line={line} onRelease={onRelease} />
        </li>
      ))}
    </ul>
  );
}

const tones = { issued: "info", used: "success", failed: "critical" } as const;

function Redemption({ line, onRelease }: { line: RedemptionLine; onRelease(line: RedemptionLine): void }) {
  const { say, to, language, zone } = useAdmin();
  const { status } = line;
  const live = status === "issued" || status === "reserved";
  const facts = [
    say("member.rewards.on", { day: writeDay(line.reservedAt, language, zone) }),
    ...(live ? [say("member.rewards.until", { day: writeDay(line.expiresAt, language, zone) })] : []),
    ...(line.returned > 0 ? [say("member.rewards.returned", { points: line.returned })] : []),
  ];
  return (
    <Box paddingInline="400" paddingBlock="300" borderBlockStartWidth="025" borderColor="border">
      <BlockStack gap="100">
        <InlineStack align="space-between" gap="200">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h3" variant="headingSm">
              {line.title}
            </Text>
            <Badge {...(status in tones ? { tone: tones[status as keyof typeof tones] } : {})}>
              {say(`member.rewards.status.${status}`)}
            </Badge>
          </InlineStack>
          <Text as="span" fontWeight="semibold" numeric>
            {say("member.rewards.cost", { points: line.points })}
          </Text>
        </InlineStack>
        {status === "reserved" && <Text as="p">{say("member.rewards.waiting")}</Text>}
        {line.code && <Text as="p">{say("timeline.code", { code: line.code })}</Text>}
        <InlineStack gap="200" blockAlign="center">
          <Text as="span" tone="subdued" variant="bodySm">
            {facts.join(" · ")}
          </Text>
          {line.orderId && (
            <Link url={to(`/app/orders/${line.orderId}`)}>{say("timeline.order", { digits: lastDigits(line.orderId) })}</Link>
          )}
          {live && (
            <Button variant="plain" onClick={() => onRelease(line)}>
              {say("member.rewards.give-back")}
            </Button>
          )}
        </InlineStack>
      </BlockStack>
    </Box>
  );
}
