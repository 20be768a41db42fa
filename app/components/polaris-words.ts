import english from "@shopify/polaris/locales/en.json";
import french from "@shopify/polaris/locales/fr.json";
import type { Language } from "../loyalty/words";

/** The words that Polaris's own components speak. */
export function polarisWords(language: Language): typeof english {
  // both files hold the same keys; TypeScript sees one of them as the other's shape
  return language === "fr" ? (french as unknown as typeof english) : english;
}
