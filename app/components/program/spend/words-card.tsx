import { Badge, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { useAdmin } from "../../admin-frame";
import type { Reward } from "../../../loyalty/program";
import { useDraft } from "../studio";
import { useVoice } from "../voice";
import { CostAgainstGives } from "./cost-against-gives";
import { givesInWords, termsInWords } from "./reward-words";

/** What the reward says, in plain words that change as one types, and what it costs against what it gives. */
export function RewardWords({ reward, quiet = false }: { reward: Reward; quiet?: boolean }) {
  const admin = useAdmin();
  const { say } = admin;
  const { program, faults } = useDraft();
  const voice = useVoice();
  // a list that is still empty would leave a hole in the sentence
  const unfinished = faults.within(`rewards.${program.rewards.indexOf(reward)}`) !== false;
  const gives = unfinished ? null : givesInWords(voice, reward, admin);
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" gap="200">
          <Text as="h2" variant="headingMd">
            {say("spend.words")}
          </Text>
          {reward.archived ? <Badge>{say("pages.archived")}</Badge> : null}
        </InlineStack>
        <div aria-live="polite" {...(quiet ? {} : { "data-reward-words": "" })}>
          <BlockStack gap="100">
            <Text as="p">{gives ?? say("pages.typing")}</Text>
            {gives === null
              ? null
              : termsInWords(voice, reward, admin).map((sentence) => (
                  <Text as="p" key={sentence} tone="subdued">
                    {sentence}
                  </Text>
                ))}
          </BlockStack>
        </div>
        {gives === null ? null : <CostAgainstGives reward={reward} />}
      </BlockStack>
    </Card>
  );
}
