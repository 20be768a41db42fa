import { BlockStack, Button, Card, Divider, InlineStack, Link, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useAdmin } from "../admin-frame";
import { lastDigits } from "../words";
import { writeDay } from "../write";
import type { Decision } from "./decision-modal";
import { Evidence } from "./evidence";
import { gainWords, sideWords, surfaceWords } from "./referral-words";
import { SignalList } from "./signal-list";
import type { EvidenceView, ReferralView, SideView } from "./views";

interface HeldCardProps {
  referral: ReferralView;
  evidence: Promise<EvidenceView | null>;
  onAsk(decision: Decision, referral: ReferralView): void;
  /** it stands on the page of this one referral, which leads nowhere further */
  story?: boolean;
  /** what stands in the card's head beside its title */
  aside?: ReactNode;
}

/** The reward is still to come. */
const ahead: ReadonlySet<string> = new Set(["claimed", "qualified", "waiting", "review"]);

/** A referral that a person decides: who, what was noticed, the evidence, and the decision. */
export function HeldCard({ referral, evidence, onAsk, aside, story = false }: HeldCardProps) {
  const words = useAdmin();
  const { say, to, language, zone } = words;
  const { stake, orderId } = referral;
  const facts = [
    say("review.claimed", { day: writeDay(referral.claimedAt, language, zone), surface: surfaceWords(words, referral) }),
    ...(referral.qualifiedAt === null ? [] : [say("review.ordered", { day: writeDay(referral.qualifiedAt, language, zone) })]),
    ...(stake === null || !ahead.has(referral.state) ? [] : [say("review.stake", { gain: gainWords(words, stake) })]),
  ];
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="start" gap="200">
          <BlockStack gap="050">
            <Text as="h2" variant="headingMd" breakWord>
              {say("review.of", {
                advocate: sideWords(words, referral.advocate, "advocate"),
                friend: sideWords(words, referral.friend, "friend"),
              })}
            </Text>
            {facts.map((fact) => (
              <Text as="p" tone="subdued" key={fact}>
                {fact}
              </Text>
            ))}
          </BlockStack>
          {aside}
        </InlineStack>
        <InlineStack gap="300">
          <SideLink side={referral.advocate} words={say("review.advocate.open")} />
          <SideLink side={referral.friend} words={say("review.friend.open")} />
          {orderId === null ? null : (
            <Link url={to(`/app/orders/${orderId}`)}>{say("timeline.order", { digits: lastDigits(orderId) })}</Link>
          )}
          {story ? null : <Link url={to(`/app/referrals/${referral.id}`)}>{say("review.story.open")}</Link>}
        </InlineStack>
        <Divider />
        <BlockStack gap="100">
          <Text as="h3" variant="headingSm">
            {say(referral.state === "review" ? "review.signals" : "review.signals.seen")}
          </Text>
          <SignalList signals={referral.signals} />
        </BlockStack>
        <Divider />
        <Evidence referral={referral} evidence={evidence} />
        <Decide referral={referral} onAsk={onAsk} />
      </BlockStack>
    </Card>
  );
}

function SideLink({ side, words }: { side: SideView; words: string }) {
  const { to } = useAdmin();
  return side.customerId === null ? null : <Link url={to(`/app/members/${side.customerId}`)}>{words}</Link>;
}

/** What can be decided now: of a held one both ways, of a decided one that it is taken back. */
export function Decide({ referral, onAsk }: Pick<HeldCardProps, "referral" | "onAsk">) {
  const { say } = useAdmin();
  if (referral.state === "review") {
    return (
      <InlineStack gap="200">
        <Button variant="primary" onClick={() => onAsk("approve", referral)}>
          {say("review.act.approve")}
        </Button>
        <Button tone="critical" onClick={() => onAsk("reject", referral)}>
          {say("review.act.reject")}
        </Button>
      </InlineStack>
    );
  }
  if (!referral.undoable) return null;
  return (
    <InlineStack>
      <Button onClick={() => onAsk("undo", referral)}>{say("review.act.undo")}</Button>
    </InlineStack>
  );
}
