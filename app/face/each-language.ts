import type { Language } from "../loyalty/words";
import { faceLanguages, type FaceShop } from "./face-languages";

/** A page as Liquid, which knows the page's language and shows one of those that it holds. */
export function inEachLanguage(shop: Pick<FaceShop, "locale" | "locales">, draw: (language: Language) => string): string {
  const [main, ...others] = faceLanguages(shop);
  const cases = others.map((language) => `{% when '${language}' %}${draw(language)}`).join("");
  const choice = `{% assign fidelio_language = request.locale.iso_code | slice: 0, 2 %}{% case fidelio_language %}`;
  return `${choice}${cases}{% else %}${draw(main)}{% endcase %}`;
}
