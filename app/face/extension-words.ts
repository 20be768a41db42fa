import type { Program } from "../loyalty/program";
import type { Language } from "../loyalty/words";
import accountEn from "./words/account/en.json";
import accountFrTu from "./words/account/fr-tu.json";
import accountFr from "./words/account/fr.json";
import checkoutEn from "./words/checkout/en.json";
import checkoutFrTu from "./words/checkout/fr-tu.json";
import checkoutFr from "./words/checkout/fr.json";

const en: Record<string, string> = { ...checkoutEn, ...accountEn };
const fr: Record<string, string> = { ...checkoutFr, ...accountFr };
const frTu: Record<string, string> = { ...checkoutFrTu, ...accountFrTu };

/** What only UI extensions say, beside the copy of blocks and panel; French in the form of address that the program chose. */
export function extensionWords(language: Language, formOfAddress: Program["formOfAddress"]): Record<string, string> {
  if (language === "en") return en;
  return formOfAddress === "tu" ? { ...fr, ...frTu } : fr;
}
