import { minorDigits } from "../../store/money";
import type { Shop } from "../../store/entities";
import { liquidAmount } from "../currencies";

const NO_BREAK = "\u00a0";
const symbols: Record<string, string> = { GBP: "£", EUR: "€", USD: "$", JPY: "¥", KWD: "KD" };

/** The shop's way of writing a currency. A French shop writes "1 134,65 €" in every language, as Shopify's setting does. */
export function moneyFormat(shop: Shop, currency: string): string {
  const symbol = symbols[currency] ?? currency;
  const whole = minorDigits(currency) === 0;
  if (shop.country === "FR") return `{{amount_${whole ? "no_decimals_" : ""}with_space_separator}}${NO_BREAK}${symbol}`;
  return `${symbol}{{amount${whole ? "_no_decimals" : ""}}}`;
}

const separators: Record<string, [thousands: string, decimal: string]> = {
  amount: [",", "."],
  amount_no_decimals: [",", ""],
  amount_with_comma_separator: [".", ","],
  amount_with_space_separator: [NO_BREAK, ","],
  amount_no_decimals_with_space_separator: [NO_BREAK, ""],
};

/** Liquid's amount as the format writes it. */
export function writeMoney(amount: number, currency: string, format: string, more: { trailing?: boolean } = {}): string {
  return format.replace(/\{\{\s*(\w+)\s*\}\}/u, (_, name: string) => {
    const [thousands, point] = separators[name] ?? [",", "."];
    const digits = Math.max(2, minorDigits(currency));
    const text = String(Math.abs(Math.round(amount))).padStart(digits + 1, "0");
    const fraction = text.slice(-digits);
    const whole = text.slice(0, -digits).replace(/\B(?=(\d{3})+$)/gu, thousands);
    const shown = point === "" || (more.trailing === false && /^0+$/u.test(fraction)) ? whole : `${whole}${point}${fraction}`;
    return `${amount < 0 ? "-" : ""}${shown}`;
  });
}

/** An amount of the shop's own, for sentences that are made here. */
export function shopMoney(shop: Shop, minor: number, currency = shop.currency): string {
  return writeMoney(liquidAmount(minor, currency), currency, moneyFormat(shop, currency));
}
