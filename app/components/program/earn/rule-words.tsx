import { Badge, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { wayIn } from "../../../loyalty/describe/ways";
import type { Voice } from "../../../loyalty/describe/voice";
import type { EarningRule } from "../../../loyalty/program";
import { localised, type Texts } from "../../../loyalty/texts";
import { useAdmin, type AdminFrame } from "../../admin-frame";
import { useDraft } from "../studio";
import { useVoice } from "../voice";

/** A text in the page's language, or the nearest that there is; "" when it stands in none. */
export const titleIn =
  ({ language }: Pick<AdminFrame, "language">) =>
  (texts: Texts): string =>
    localised(texts, language) ?? "";

/** What a rule gives, on what, to whom, when and how much at most; null while something in it cannot be said yet. */
export function ruleInWords(voice: Voice, rule: EarningRule): string | null {
  try {
    return wayIn(voice, rule);
  } catch {
    // an amount that is being typed is no amount for a moment
    return null;
  }
}

/** What the rule says, in plain words that change as one types; beside the form, and on a phone above it. */
export function RuleWords({ rule, quiet = false }: { rule: EarningRule; quiet?: boolean }) {
  const { say } = useAdmin();
  const { program, faults } = useDraft();
  const voice = useVoice();
  // a list that is still empty would leave a hole in the sentence
  const unfinished = faults.within(`earning.${program.earning.indexOf(rule)}`) !== false;
  const words = unfinished ? null : ruleInWords(voice, rule);
  return (
    <Card>
      <BlockStack gap="200">
        <InlineStack align="space-between" gap="200">
          <Text as="h2" variant="headingMd">
            {say("program.rule.words")}
          </Text>
          {rule.archived ? <Badge>{say("program.rule.archived")}</Badge> : null}
        </InlineStack>
        <div aria-live="polite" {...(quiet ? {} : { "data-rule-words": "" })}>
          <Text as="p">{words ?? say("program.rule.words.unfinished")}</Text>
        </div>
      </BlockStack>
    </Card>
  );
}
