import type { Program } from "../loyalty/program";
import type { Language } from "../loyalty/words";
import en from "./words/en.json";
import frTu from "./words/fr-tu.json";
import fr from "./words/fr.json";

/** The copy of blocks and panel in a language; French in the form of address that the program chose. */
export function uiWords(language: Language, formOfAddress: Program["formOfAddress"]): Record<string, string> {
  if (language === "en") return en;
  return formOfAddress === "tu" ? { ...fr, ...frTu } : fr;
}
