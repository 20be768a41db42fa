import { Badge, BlockStack, Box, Button, Card, InlineGrid, InlineStack, Text, TextField } from "@shopify/polaris";
import type { Program } from "../../loyalty/program";
import { draftText, termsOf, type TermsPart } from "../../loyalty/terms";
import type { Language } from "../../loyalty/words";
import { useAdmin } from "../admin-frame";

interface Props {
  language: Language;
  /** with the changes that are not saved yet */
  program: Program;
  locale: string;
  /** the merchant's own; null: the draft */
  text: string | null;
  onChange(text: string | null): void;
  fault: string | false;
  disabled: boolean;
}

/** The terms in one language: the draft, which follows the program, or the merchant's own text beside its preview. */
export function TermsEditor({ language, program, locale, text, onChange, fault, disabled }: Props) {
  const { say, zone } = useAdmin();
  const shop = { locale, zone };
  const draft = () => onChange(draftText(program, language, shop));
  const name = say(`settings.terms.texts.${language}`);
  const preview = <Preview parts={termsOf(program, language, shop)} language={language} />;
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" gap="200">
          <Text as="h3" variant="headingSm">
            {name}
          </Text>
          <Badge>{say(text === null ? "settings.terms.draft" : "settings.terms.own")}</Badge>
        </InlineStack>
        {text === null ? (
          <>
            {preview}
            <InlineStack>
              <Button onClick={draft} disabled={disabled} accessibilityLabel={`${say("settings.terms.edit")}: ${name}`}>
                {say("settings.terms.edit")}
              </Button>
            </InlineStack>
          </>
        ) : (
          <>
            <InlineGrid columns={{ xs: 1, lg: 2 }} gap="400">
              <TextField
                label={name}
                labelHidden
                value={text}
                onChange={onChange}
                multiline={12}
                maxHeight={480}
                maxLength={20_000}
                helpText={say("settings.terms.own.help")}
                error={fault}
                autoComplete="off"
                disabled={disabled}
              />
              <BlockStack gap="200">
                <Text as="h4" variant="headingXs" tone="subdued">
                  {say("settings.terms.preview")}
                </Text>
                {preview}
              </BlockStack>
            </InlineGrid>
            <InlineStack gap="200">
              <Button onClick={draft} disabled={disabled}>
                {say("settings.terms.again")}
              </Button>
              <Button variant="plain" onClick={() => onChange(null)} disabled={disabled}>
                {say("settings.terms.follow")}
              </Button>
            </InlineStack>
          </>
        )}
      </BlockStack>
    </Card>
  );
}

function Preview({ parts, language }: { parts: readonly TermsPart[]; language: Language }) {
  return (
    <Box background="bg-surface-secondary" padding="400" borderRadius="200">
      <div lang={language} tabIndex={0} role="document" style={{ maxHeight: "20rem", overflowY: "auto" }}>
        <BlockStack gap="200">
          {parts.map(({ part, heading, lines }) => (
            <BlockStack key={part} gap="050">
              {heading ? (
                <Text as="span" fontWeight="semibold">
                  {heading}
                </Text>
              ) : null}
              {lines.map((line, place) => (
                <Text as="p" key={place}>
                  {line === "" ? "\u00a0" : line}
                </Text>
              ))}
            </BlockStack>
          ))}
        </BlockStack>
      </div>
    </Box>
  );
}
