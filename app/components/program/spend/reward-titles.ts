import { text } from "../../../base/languages/text";
import { minorDigits } from "../../../loyalty/money";
import type { Reward } from "../../../loyalty/program";
import type { Texts } from "../../../loyalty/texts";
import { languages, type Language } from "../../../loyalty/words";

/** "£5", "5,50 €" with ordinary spaces: a title is the merchant's to change. */
function moneyIn(language: Language, value: string, currency: string): string {
  const amount = Number(value);
  const digits = Number.isInteger(amount) ? 0 : minorDigits(currency);
  return new Intl.NumberFormat(language, {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
    .format(amount)
    .replace(/[\u00a0\u202f]/gu, " ");
}

/** The title of a reward where the merchant writes none: "£5 off", "10% off", "Free shipping". */
export function usualTitle(reward: Reward, currency: string): Texts {
  const figures = (language: Language) => ({
    amount: "value" in reward ? moneyIn(language, reward.value, currency) : "",
    percent: "percent" in reward ? new Intl.NumberFormat(language).format(Number(reward.percent)) : "",
  });
  return Object.fromEntries(
    languages.map((language) => [
      language,
      text(language, `spend.kind.${reward.kind}.start`, figures(language)).replace(/[\u00a0\u202f]/gu, " "),
    ]),
  );
}

/** A changed reward: where its title only said what it gave, it says what it gives now; the merchant's own words stay. */
export function retitled(before: Reward, after: Reward, currency: string): Reward {
  const [was, is] = [usualTitle(before, currency), usualTitle(after, currency)];
  const title = Object.fromEntries(
    Object.entries(after.title).map(([language, words]) => [language, words === was[language] ? (is[language] ?? words) : words]),
  );
  return { ...after, title };
}
