import { BlockStack, Button, Card, InlineStack, List, Text } from "@shopify/polaris";
import { useAdmin } from "../../admin-frame";
import { programSentences } from "../../home/program-sentences";
import { programSummary } from "../../home/program-summary";
import { useDraft } from "../studio";
import type { TemplateChoice } from "./choices";
import { TemplatePicture } from "./template-picture";

interface Props {
  choice: TemplateChoice;
  /** in place of the sentences that say what it does */
  reasons: string[] | null;
  shown: boolean;
  onShow(): void;
  onUse(): void;
}

/** A program to begin from: for whom it is, what it does in plain words, and the two things to do with it. */
export function TemplateCard({ choice: { key, program }, reasons, shown, onShow, onUse }: Props) {
  const admin = useAdmin();
  const { say, language } = admin;
  const { locale } = useDraft().data.shop;
  const title = say(`pages.templates.${key}`);
  const sentences = reasons ?? programSentences(programSummary(program, language, locale), admin).slice(1);
  return (
    <Card>
      <div className="template-card">
        <TemplatePicture of={key} />
        <BlockStack gap="300">
          <BlockStack gap="100">
            <Text as="h2" variant="headingMd">
              {title}
            </Text>
            <Text as="p" tone="subdued">
              {say(`pages.templates.${key}.lead`)}
            </Text>
          </BlockStack>
          <List gap="extraTight">
            {sentences.map((sentence) => (
              <List.Item key={sentence}>{sentence}</List.Item>
            ))}
          </List>
          <InlineStack gap="200">
            <Button
              variant={key === "proposal" ? "primary" : "secondary"}
              onClick={onUse}
              accessibilityLabel={say("pages.templates.use.named", { name: title })}
            >
              {say("pages.templates.use")}
            </Button>
            <Button pressed={shown} onClick={onShow} accessibilityLabel={say("pages.templates.look.named", { name: title })}>
              {say("pages.templates.look")}
            </Button>
          </InlineStack>
        </BlockStack>
      </div>
    </Card>
  );
}
