import { reduced, type Ratio } from "./decimal";

/**
 * A non-negative amount that may be a fraction of a minor unit: 33 of 100 for a third of three pieces. A whole number that
 * is safe stays a number, because nearly all are; anything else is a ratio of two BigInts. Never floating.
 */
export type Exact = number | Ratio;

/** Points for a unit of what counts (a minor unit of money, an order, a line, a piece), exactly. */
export interface Rate {
  numerator: bigint;
  denominator: bigint;
  /** the same as numbers when they are small enough to calculate with */
  small: { numerator: number; denominator: number } | null;
}

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
  if (typeof a === "number" && typeof part === "number" && typeof whole === "number") {
    const product = a * part;
    if (Number.isSafeInteger(product) && product % whole === 0) return product / whole;
  }
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

/** Below zero when a is less than b, above when it is more. */
export function compareExact(a: Exact, b: Exact): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  const [left, right] = [ratio(a), ratio(b)];
  const difference = left.numerator * right.denominator - right.numerator * left.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
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

/** Which way the points of a base were rounded; null: they are whole. */
export function wayRounded(base: Exact, rate: Rate, points: number): "up" | "down" | null {
  if (typeof base === "number" && rate.small !== null) {
    const [came, exactly] = [points * rate.small.denominator, base * rate.small.numerator];
    if (Number.isSafeInteger(came) && Number.isSafeInteger(exactly)) return came === exactly ? null : came > exactly ? "up" : "down";
  }
  const { numerator, denominator } = ratio(base);
  const [came, exactly] = [BigInt(points) * denominator * rate.denominator, numerator * rate.numerator];
  return came === exactly ? null : came > exactly ? "up" : "down";
}

/** A ratio as it is calculated with: a number where it is whole. */
export function exactOf({ numerator, denominator }: Ratio): Exact {
  return exact(numerator, denominator);
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
