import { BlockStack, Box, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { useAdmin } from "../admin-frame";
import { writeDay } from "../write";
import { ReferralBadge } from "./referral-badge";
import { sideWords } from "./referral-words";
import type { ReferralView } from "./views";

/** Everyone who waits, longest first; the one that is shown is marked. */
export function QueueList({ held, selected, waiting }: { held: readonly ReferralView[]; selected: string; waiting: string }) {
  const words = useAdmin();
  const { say, to, language, zone } = words;
  return (
    <Card padding="0">
      <Box padding="400">
        <Text as="h2" variant="headingMd">
          {say("review.queue", { waiting })}
        </Text>
      </Box>
      <nav aria-label={say("review.queue", { waiting })}>
        {held.map((one) => (
          <Box
            key={one.id}
            paddingInline="400"
            paddingBlock="300"
            borderBlockStartWidth="025"
            borderColor="border"
            {...(one.id === selected ? { background: "bg-surface-selected" as const } : {})}
          >
            <div {...(one.id === selected ? { "aria-current": "true" as const } : {})}>
              <BlockStack gap="050">
                <Link url={to(`/app/referrals/review?referral=${one.id}`)} removeUnderline>
                  {say("review.of", {
                    advocate: sideWords(words, one.advocate, "advocate"),
                    friend: sideWords(words, one.friend, "friend"),
                  })}
                </Link>
                <Text as="span" tone="subdued" variant="bodySm">
                  {say("review.claimed.on", { day: writeDay(one.claimedAt, language, zone) })}
                </Text>
              </BlockStack>
            </div>
          </Box>
        ))}
      </nav>
    </Card>
  );
}

/** What was decided lately, by whom; each can be taken back. */
export function DecidedList({ decided, children }: { decided: readonly ReferralView[]; children(one: ReferralView): React.ReactNode }) {
  const words = useAdmin();
  const { say, to, language, zone } = words;
  if (decided.length === 0) return null;
  return (
    <Card padding="0">
      <Box padding="400">
        <Text as="h2" variant="headingMd">
          {say("review.decided")}
        </Text>
      </Box>
      {decided.map((one) => (
        <Box key={one.id} paddingInline="400" paddingBlock="300" borderBlockStartWidth="025" borderColor="border">
          <BlockStack gap="100">
            <InlineStack gap="200" align="space-between" blockAlign="center">
              <Link url={to(`/app/referrals/${one.id}`)} removeUnderline>
                {say("review.of", { advocate: sideWords(words, one.advocate, "advocate"), friend: sideWords(words, one.friend, "friend") })}
              </Link>
              <ReferralBadge state={one.state} />
            </InlineStack>
            <Text as="span" tone="subdued" variant="bodySm">
              {say(one.decision === "approved" ? "review.approved.on" : "review.rejected.on", {
                day: writeDay(one.decidedAt ?? one.claimedAt, language, zone),
              })}
            </Text>
            {children(one)}
          </BlockStack>
        </Box>
      ))}
    </Card>
  );
}
