import type { Program } from "../loyalty/program";
import type { Language } from "../loyalty/words";
import en from "./words/checkout/en.json";
import frTu from "./words/checkout/fr-tu.json";
import fr from "./words/checkout/fr.json";

/** What only UI extensions say, beside the copy of blocks and panel; French in the form of address that the program chose. */
export function extensionWords(language: Language, formOfAddress: Program["formOfAddress"]): Record<string, string> {
  if (language === "en") return en;
  return formOfAddress === "tu" ? { ...fr, ...frTu } : fr;
}
