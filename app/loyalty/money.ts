/** Decimals of the currencies that have not two, by ISO 4217. */
const digitsByCurrency: Readonly<Record<string, number>> = {
  ...Object.fromEntries("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(" ").map((code) => [code, 0])),
  ...Object.fromEntries("BHD IQD JOD KWD LYD OMR TND".split(" ").map((code) => [code, 3])),
  CLF: 4,
  UYW: 4,
};

/** How many decimals a currency has: JPY 0, GBP 2, KWD 3. */
export function minorDigits(currency: string): number {
  return digitsByCurrency[currency] ?? 2;
}

const zeros = ["", "0", "00", "000", "0000"];

/**
 * Reads a decimal amount ("48.20") as minor units (4820), exactly. Zeros beyond the currency's decimals are harmless
 * (Shopify writes "500.0" for yen); any other digit there is refused, and so is what a number cannot hold.
 *
 * @throws RangeError when the text is no decimal amount of this currency
 */
export function parseMoney(text: string, currency: string): number {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (match === null) throw new RangeError(`"${text}" is no decimal amount`);
  const digits = minorDigits(currency);
  let fraction = match[3] ?? "";
  if (fraction.length > digits) {
    if (/[1-9]/.test(fraction.slice(digits))) throw new RangeError(`${currency} has ${digits} decimals, "${text}" has more`);
    fraction = fraction.slice(0, digits);
  }
  const minor = Number(`${match[2]}${fraction}${zeros[digits - fraction.length]}`);
  if (!Number.isSafeInteger(minor)) throw new RangeError(`"${text}" is too large an amount`);
  return match[1] === "-" && minor !== 0 ? -minor : minor;
}

/** Writes minor units (4820) as a decimal amount ("48.20") with all decimals of the currency. */
export function formatDecimal(minor: number, currency: string): string {
  const digits = minorDigits(currency);
  const text = String(Math.abs(minor)).padStart(digits + 1, "0");
  const sign = minor < 0 ? "-" : "";
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
