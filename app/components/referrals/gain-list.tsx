import { Badge, BlockStack, Box, Button, InlineStack, Link, Text } from "@shopify/polaris";
import { useAdmin } from "../admin-frame";
import { valueWords } from "../redemptions/redemption-words";
import { deedOf, factsOfGain, type GainDeed, type GainLine } from "./gain-words";
import { sideWords } from "./referral-words";

const tones = {
  "to-hand-over": "attention",
  refused: "critical",
  usable: "info",
  given: "success",
  used: "success",
  "handed-over": "success",
} as const;

interface GainListProps {
  gains: readonly GainLine[];
  onAsk(deed: GainDeed, line: GainLine): void;
}

/** Rewards that referrals gave, newest first, with what is to be done about each. */
export function GainList({ gains, onAsk }: GainListProps) {
  return (
    <ul style={{ listStyle: "none", margin: 0, padding: 0 }}>
      {gains.map((line) => (
        <li key={line.id}>
          <Box paddingInline="400" paddingBlock="300" borderBlockStartWidth="025" borderColor="border">
            <Gain line={line} onAsk={onAsk} />
          </Box>
        </li>
      ))}
    </ul>
  );
}

function Gain({ line, onAsk }: { line: GainLine; onAsk: GainListProps["onAsk"] }) {
  const words = useAdmin();
  const { say, to } = words;
  const value = valueWords(line.value, words);
  const deed = deedOf(line);
  const { customerId } = line.member;
  const name = sideWords(words, line.member, "advocate");
  return (
    <BlockStack gap="100">
      <InlineStack gap="200" align="space-between" blockAlign="start">
        <Text as="span" fontWeight="semibold" breakWord>
          {line.title}
        </Text>
        <Badge {...(line.standing in tones ? { tone: tones[line.standing as keyof typeof tones] } : {})}>
          {say(`gains.standing.${line.standing}`)}
        </Badge>
      </InlineStack>
      <InlineStack gap="200">
        {customerId === null ? <Text as="span">{name}</Text> : <Link url={to(`/app/members/${customerId}`)}>{name}</Link>}
        {value === null ? null : (
          <Text as="span" tone="subdued">
            {value}
          </Text>
        )}
      </InlineStack>
      {factsOfGain(line, words).map((fact) => (
        <Text as="p" tone="subdued" variant="bodySm" key={fact}>
          {fact}
        </Text>
      ))}
      <InlineStack gap="300">
        {deed === null ? null : (
          <Button
            variant="plain"
            onClick={() => onAsk(deed, line)}
            accessibilityLabel={say("redemptions.act.named", { act: say(`gains.act.${deed}`), title: line.title })}
          >
            {say(`gains.act.${deed}`)}
          </Button>
        )}
        {line.referralId === null ? null : (
          <Link url={to(`/app/referrals/${line.referralId}`)} accessibilityLabel={say("gains.story.named", { name })}>
            {say("gains.story")}
          </Link>
        )}
      </InlineStack>
    </BlockStack>
  );
}
