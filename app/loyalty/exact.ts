import type { Rate } from "./compile-rules";
import { reduced, type Ratio } from "./decimal";

/**
 * A non-negative amount that may be a fraction of a minor unit: 33 of 100 for a third of three pieces. A whole number that
 * is safe stays a number, because nearly all are; anything else is a ratio of two BigInts. Never floating.
 */
export type Exact = number | Ratio;

/** amount × part / whole; 0 of 0 is 0. */
export function share(amount: number, part: number, whole: number): Exact {
  if (part === whole) return amount;
  if (part <= 0 || whole <= 0) return 0;
  const product = amount * part;
  if (Number.isSafeInteger(product) && product % whole === 0) return product / whole;
  return exact(BigInt(amount) * BigInt(part), BigInt(whole));
}

export function plus(a: Exact, b: Exact): Exact {
  if (typeof a === "number" && typeof b === "number" && Number.isSafeInteger(a + b)) return a + b;
  const [left, right] = [ratio(a), ratio(b)];
  return exact(left.numerator * right.denominator + right.numerator * left.denominator, left.denominator * right.denominator);
}

/** a − b, and never less than zero. */
export function lessAtLeastZero(a: Exact, b: number): Exact {
  if (typeof a === "number") return Math.max(0, a - b);
  const numerator = a.numerator - BigInt(b) * a.denominator;
  return numerator <= 0n ? 0 : exact(numerator, a.denominator);
}

/** a × part / whole for exact amounts; whole is not zero. */
export function scaled(a: Exact, part: Exact, whole: Exact): Exact {
  const [value, numerator, denominator] = [ratio(a), ratio(part), ratio(whole)];
  return exact(
    value.numerator * numerator.numerator * denominator.denominator,
    value.denominator * numerator.denominator * denominator.numerator,
  );
}

export function same(a: Exact, b: Exact): boolean {
  if (typeof a === "number" || typeof b === "number") return a === b;
  return a.numerator === b.numerator && a.denominator === b.denominator;
}

/** Rounded down to a whole minor unit. */
export function floorOf(a: Exact): number {
  return typeof a === "number" ? a : Number(a.numerator / a.denominator);
}

/** The points of a base: multiplied first, rounded once. */
export function pointsOf(base: Exact, rate: Rate, rounding: "floor" | "nearest" | "ceil"): number {
  if (typeof base === "number" && rate.small !== null) {
    const product = base * rate.small.numerator;
    // A remainder of safe integers is exact, where a quotient may round up to the next whole number.
    if (Number.isSafeInteger(product)) return roundedNumber(product, rate.small.denominator, rounding);
  }
  const { numerator, denominator } = ratio(base);
  return roundedBig(numerator * rate.numerator, denominator * rate.denominator, rounding);
}

/** a × part / whole of whole numbers, rounded down. */
export function shareDown(amount: number, part: number, whole: number): number {
  return floorOf(share(amount, part, whole));
}

function roundedNumber(product: number, denominator: number, rounding: "floor" | "nearest" | "ceil"): number {
  const rest = product % denominator;
  const down = (product - rest) / denominator;
  if (rest === 0 || rounding === "floor") return down;
  return rounding === "ceil" || rest >= denominator - rest ? down + 1 : down;
}

function roundedBig(numerator: bigint, denominator: bigint, rounding: "floor" | "nearest" | "ceil"): number {
  const rest = numerator % denominator;
  const down = numerator / denominator;
  const up = rest !== 0n && (rounding === "ceil" || (rounding === "nearest" && 2n * rest >= denominator));
  return Number(up ? down + 1n : down);
}

function exact(numerator: bigint, denominator: bigint): Exact {
  const ratio = reduced(numerator, denominator);
  const whole = Number(ratio.numerator);
  return ratio.denominator === 1n && Number.isSafeInteger(whole) ? whole : ratio;
}

function ratio(a: Exact): Ratio {
  return typeof a === "number" ? { numerator: BigInt(a), denominator: 1n } : a;
}
