/** A non-negative decimal text as an exact ratio of whole numbers. */
export interface Ratio {
  numerator: bigint;
  denominator: bigint;
}

/** Reads "1.25" as 5/4. The text has been checked by the program's schema. */
export function ratioOf(decimal: string): Ratio {
  const [whole = "0", fraction = ""] = decimal.split(".");
  return reduced(BigInt(whole + fraction), 10n ** BigInt(fraction.length));
}

export function reduced(numerator: bigint, denominator: bigint): Ratio {
  const divisor = greatestCommonDivisor(numerator < 0n ? -numerator : numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

/** Below zero when a is less than b, above when it is more. */
export function compareDecimals(a: string, b: string): number {
  const left = ratioOf(a);
  const right = ratioOf(b);
  const difference = left.numerator * right.denominator - right.numerator * left.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The same number without needless zeros: "1.50" as "1.5", "2.00" as "2". */
export function plainDecimal(decimal: string): string {
  return decimal.includes(".") ? decimal.replace(/0+$/, "").replace(/\.$/, "") : decimal;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? 1n : a;
}
