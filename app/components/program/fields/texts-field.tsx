import { FormLayout, TextField } from "@shopify/polaris";
import type { Texts } from "../../../loyalty/texts";
import { useAdmin } from "../../admin-frame";
import { useDraft } from "../studio";
import { saidIn } from "../translations";
import { languageWord, withText } from "./texts";

interface Props {
  label: string;
  texts: Texts | undefined;
  /** of the texts in the document: "rewards.0.title" */
  path: string;
  onChange(texts: Texts): void;
  multiline?: boolean;
  maxLength?: number;
  helpText?: string;
  placeholder?: string;
  /** an address of a picture: the main language's serves all */
  address?: boolean;
}

/** A text in each of the shop's languages, the main one first, and which of them is missing. */
export function TextsField({ label, texts = {}, path, onChange, multiline, maxLength = 2000, helpText, placeholder, address }: Props) {
  const { say, language: own } = useAdmin();
  const { languages, faults } = useDraft();
  const several = languages.length > 1;
  const said = Object.keys(texts).length > 0;
  return (
    <FormLayout>
      {languages.map((language, place) => {
        const missing = several && said && !address && !saidIn(texts, language);
        const help = missing ? say("pages.texts.missing") : place === 0 ? helpText : undefined;
        return (
          <TextField
            key={language}
            label={several ? say("pages.texts.label", { label, language: languageWord(language, own) }) : label}
            value={texts[language] ?? ""}
            onChange={(text) => onChange(withText(texts, language, text))}
            error={faults.at(`${path}.${language}`) || (place === 0 ? faults.at(path) : false)}
            maxLength={maxLength}
            autoComplete="off"
            {...(address ? { type: "url" as const } : {})}
            {...(help ? { helpText: help } : {})}
            {...(placeholder && place === 0 ? { placeholder } : {})}
            {...(multiline ? { multiline: 2 } : {})}
          />
        );
      })}
    </FormLayout>
  );
}
