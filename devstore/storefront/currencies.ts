import { convert, minorDigits } from "../store/money";
import type { Shop } from "../store/entities";

/** Units of each currency for one pound. Fixed, so that a shop in a foreign currency behaves the same in every run. */
const forOnePound: Record<string, number> = { GBP: 1, EUR: 1.2, USD: 1.3, JPY: 200, KWD: 0.4 };

/** Currencies that a shopper may choose: the shop's own first. */
export function currenciesOf(shop: Shop): string[] {
  const others = Object.keys(forOnePound).filter((code) => code !== shop.currency);
  return forOnePound[shop.currency] === undefined ? [shop.currency] : [shop.currency, ...others];
}

/** Units of the presentment currency for one of the shop's. */
export function rateOf(shop: Shop, presentment: string): number {
  const [from, to] = [forOnePound[shop.currency], forOnePound[presentment]];
  return from === undefined || to === undefined ? 1 : Number((to / from).toFixed(6));
}

/** Liquid's amounts are in hundredths also where a currency has no smaller unit: 1,000 yen are 100000. */
export function liquidAmount(minor: number, currency: string): number {
  return minorDigits(currency) === 0 ? minor * 100 : minor;
}

/** An amount of the shop as Liquid shows it in the presentment currency. */
export function presented(shop: Shop, minor: number, presentment: string): number {
  return liquidAmount(convert(minor, shop.currency, presentment, rateOf(shop, presentment)), presentment);
}
