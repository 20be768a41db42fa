import { Banner, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import type { WaitingProposal } from "../../members/member-page.server";
import { useAdmin } from "../admin-frame";
import { actorWords, type ActorNames } from "../words";
import { writeDay, writeSigned } from "../write";
import { useAct } from "../use-act";

interface ProposalCardProps {
  proposals: readonly WaitingProposal[];
  names: ActorNames;
  /** who looks at the page */
  me: string;
}

/** Adjustments above somebody's limit, which somebody else confirms. */
export function ProposalCard({ proposals, names, me }: ProposalCardProps) {
  const { say } = useAdmin();
  if (proposals.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {say("member.proposals")}
        </Text>
        {proposals.map((proposal) => (
          <Proposal key={proposal.id} proposal={proposal} names={names} me={me} />
        ))}
      </BlockStack>
    </Card>
  );
}

function Proposal({ proposal, names, me }: { proposal: WaitingProposal } & Omit<ProposalCardProps, "proposals">) {
  const words = useAdmin();
  const { say, language, zone } = words;
  const confirm = useAct();
  const refuse = useAct();
  const own = proposal.by === me;
  const error = confirm.errorOf("form") ?? refuse.errorOf("form");
  const fields = { proposal: proposal.id };
  return (
    <BlockStack gap="200">
      {error && <Banner tone="critical">{error}</Banner>}
      <Text as="p" breakWord>
        {say("member.proposals.line", {
          name: actorWords(words, names[proposal.by]),
          points: writeSigned(proposal.amount, language),
          day: writeDay(proposal.at, language, zone),
          reason: proposal.reason,
        })}
      </Text>
      {proposal.note && <Text as="p">{say("timeline.note", { note: proposal.note })}</Text>}
      <InlineStack gap="200" blockAlign="center">
        {!own && (
          <Button
            variant="primary"
            loading={confirm.busy}
            disabled={refuse.busy}
            onClick={() => confirm.send({ intent: "confirm", ...fields })}
          >
            {say("member.proposals.confirm")}
          </Button>
        )}
        <Button loading={refuse.busy} disabled={confirm.busy} onClick={() => refuse.send({ intent: "refuse", ...fields })}>
          {say(own ? "member.proposals.withdraw" : "member.proposals.refuse")}
        </Button>
        {own && (
          <Text as="span" tone="subdued">
            {say("member.proposals.own")}
          </Text>
        )}
      </InlineStack>
    </BlockStack>
  );
}
