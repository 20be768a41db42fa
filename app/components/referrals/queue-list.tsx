import { BlockStack, Box, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { useAdmin } from "../admin-frame";
import { writeDay } from "../write";
import { ReferralBadge } from "./referral-badge";
import { sideWords } from "./referral-words";
import type { ReferralView } from "./views";

interface QueueListProps {
  held: readonly ReferralView[];
  selected: string;
  /** how many wait in all */
  waiting: string;
  part: { previous: string | null; next: string | null };
}

/** The queue's page that shows a referral; `from`: where its part of the queue begins. */
export const queueAddress = (referral: string, from: string): string =>
  `/app/referrals/review?${new URLSearchParams({ referral, from }).toString()}`;

/** Who waits, longest first, a part at a time; the one that is shown is marked. */
export function QueueList({ held, selected, waiting, part }: QueueListProps) {
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
                <Link url={to(queueAddress(one.id, held[0]?.id ?? one.id))} removeUnderline>
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
      {part.previous === null && part.next === null ? null : (
        <Box padding="400" borderBlockStartWidth="025" borderColor="border">
          <InlineStack gap="300">
            {part.previous === null ? null : (
              <Button url={to(queueAddress(part.previous, part.previous))}>{say("review.queue.previous")}</Button>
            )}
            {part.next === null ? null : <Button url={to(queueAddress(part.next, part.next))}>{say("review.queue.next")}</Button>}
          </InlineStack>
        </Box>
      )}
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
