const digits: Record<string, number> = { JPY: 0, KRW: 0, VND: 0, CLP: 0, ISK: 0, BHD: 3, KWD: 3, OMR: 3, TND: 3, JOD: 3 };

/** Decimals of a currency, by ISO 4217; two unless listed. */
export function minorDigits(currency: string): number {
  return digits[currency] ?? 2;
}

/** "4.95" in GBP → 495. Throws on text that is no amount of the currency. */
export function toMinor(text: string, currency: string): number {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  const places = minorDigits(currency);
  const fraction = (match?.[3] ?? "").replace(/0+$/, "");
  if (!match || fraction.length > places) throw new RangeError(`"${text}" is no amount of ${currency}`);
  const minor = Number(match[2]! + fraction.padEnd(places, "0"));
  return match[1] ? -minor : minor;
}

/** 495 in GBP → "4.95", as Shopify's REST shape writes it. */
export function decimal(minor: number, currency: string): string {
  const places = minorDigits(currency);
  if (places === 0) return String(minor);
  const text = String(Math.abs(minor)).padStart(places + 1, "0");
  return `${minor < 0 ? "-" : ""}${text.slice(0, -places)}.${text.slice(-places)}`;
}

/** 495 in GBP → "4.95", 500 → "5.0", 500 in JPY → "500.0": as Shopify's GraphQL writes a Decimal. */
export function graphqlDecimal(minor: number, currency: string): string {
  const text = decimal(minor, currency);
  if (!text.includes(".")) return `${text}.0`;
  const short = text.replace(/0+$/, "");
  return short.endsWith(".") ? `${short}0` : short;
}

/** Minor units of one currency in another, at `rate` units of `to` for one unit of `from`; rounded half up. */
export function convert(minor: number, from: string, to: string, rate: number): number {
  if (from === to) return minor;
  return Math.round(minor * rate * 10 ** (minorDigits(to) - minorDigits(from)));
}

/** Splits a sum over weights, exactly: what is rounded off falls to the later parts. */
export function spread(sum: number, weights: number[]): number[] {
  const whole = weights.reduce((total, weight) => total + weight, 0);
  if (whole === 0) return weights.map(() => 0);
  let weighed = 0;
  let given = 0;
  return weights.map((weight) => {
    weighed += weight;
    const part = Number((BigInt(sum) * BigInt(weighed)) / BigInt(whole)) - given;
    given += part;
    return part;
  });
}
