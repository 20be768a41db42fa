const ZERO = 48;
const NINE = 57;

/**
 * The amount `text` (major units, as Shopify writes it: "12.50", "1000.0", "-3") in minor units of a currency with
 * `digits` decimals. Digits past those round half away from zero: Shopify splits discounts finer than a penny. Throws on
 * anything that is no decimal number. Written out by hand because an order has some sixty amounts and intake is hot.
 */
export function minorUnits(text: string | number, digits: number): number {
  const amount = typeof text === "string" ? text : String(text);
  const negative = amount.charCodeAt(0) === 45;
  let value = 0;
  let decimals = -1;
  let seen = 0;
  let up = false;
  for (let at = negative ? 1 : 0; at < amount.length; at += 1) {
    const code = amount.charCodeAt(at);
    if (code === 46 && decimals < 0) {
      decimals = 0;
      continue;
    }
    if (code < ZERO || code > NINE) throw new TypeError("An amount of money is not a decimal number.");
    seen += 1;
    if (decimals < digits) value = value * 10 + (code - ZERO);
    else if (decimals === digits) up = code >= 53;
    if (decimals >= 0) decimals += 1;
  }
  if (seen === 0) throw new TypeError("An amount of money is empty.");
  for (let missing = Math.max(decimals, 0); missing < digits; missing += 1) value *= 10;
  if (up) value += 1;
  if (!Number.isSafeInteger(value)) throw new RangeError("An amount of money is too large to be exact.");
  return negative && value !== 0 ? -value : value;
}
