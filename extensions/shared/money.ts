import { minorDigits } from "../../app/loyalty/money";

export { writeMoney } from "../../app/loyalty/explain/figures";

/** An amount as Shopify tells extensions (48.2) in minor units (4820). */
export function minorOf(amount: number, currency: string): number {
  return Math.round(amount * 10 ** minorDigits(currency));
}
