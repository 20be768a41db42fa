import { chooseLanguage } from "../base/languages/text";
import { languages, type Language } from "../loyalty/words";

/** What the faces need to know of a shop. */
export interface FaceShop {
  zone: string;
  /** as its owner calls it */
  name: string;
  currency: string;
  /** the main language, as Shopify names it */
  locale: string;
  /** published ones */
  locales: readonly string[];
  /** "active" or not */
  status: string;
  /** why spending is paused; null: it is not */
  spendingPaused: string | null;
  /** key of its plan with us; not said: one without features that a plan may hold back */
  appPlan?: string;
}

/** The languages in which a shop's faces speak, its main one first: those of ours that it publishes. */
export function faceLanguages(shop: Pick<FaceShop, "locale" | "locales">): [Language, ...Language[]] {
  const main = chooseLanguage(shop.locale);
  const published = new Set(shop.locales.map((locale) => locale.slice(0, 2).toLowerCase()));
  return [main, ...languages.filter((language) => language !== main && published.has(language))];
}
