import { BlockStack, InlineStack, Text } from "@shopify/polaris";
import { pointsIn, voiceOf } from "../../loyalty/describe/voice";
import type { Program } from "../../loyalty/program";
import { draftTerms, type TermsPartName } from "../../loyalty/terms";
import type { Language } from "../../loyalty/words";
import { useAdmin } from "../admin-frame";
import { withNames, type LanguageValues } from "./language-values";

interface Props {
  program: Program;
  values: LanguageValues;
  language: Language;
  /** the shop's main language */
  locale: string;
}

const amounts = [0, 1, 2, 1250];
/** the parts of the terms that address the reader and name the points */
const shown: readonly TermsPartName[] = ["joining", "pending", "refunds", "leaving"];

/** What shoppers read with the names and the form of address as they are edited: numbers first, then whole sentences. */
export function ProgramSentences({ program, values, language, locale }: Props) {
  const { zone } = useAdmin();
  const edited = withNames(program, filled(values, program));
  const shop = { locale, zone };
  const voice = voiceOf(edited, language, shop);
  const sentences = draftTerms(edited, language, shop).filter(({ part }) => shown.includes(part));
  return (
    <div lang={language} aria-live="polite">
      <BlockStack gap="300">
        <InlineStack gap="300">
          {amounts.map((amount) => (
            <Text as="span" key={amount} fontWeight="semibold">
              {pointsIn(voice, amount)}
            </Text>
          ))}
        </InlineStack>
        {sentences.map(({ part, lines }) => (
          <Text as="p" key={part}>
            {lines[0]}
          </Text>
        ))}
      </BlockStack>
    </div>
  );
}

/** A name that is being typed may be empty for a moment: the preview then shows the one before. */
function filled(values: LanguageValues, { points }: Program): LanguageValues {
  const name = (language: Language, number: "one" | "many") =>
    values[language][number].trim() || (points.names[language]?.[number === "one" ? 0 : 1] ?? "points");
  return {
    ...values,
    en: { one: name("en", "one"), many: name("en", "many") },
    fr: { one: name("fr", "one"), many: name("fr", "many") },
  };
}
