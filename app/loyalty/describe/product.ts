import { plainDecimal } from "../decimal";

/** The product of two decimals as a decimal text, exactly. */
export function product(a: string, b: string): string {
  const [left, right] = [a, b].map((text) => text.split("."));
  const places = (left?.[1]?.length ?? 0) + (right?.[1]?.length ?? 0);
  const whole = BigInt((left ?? []).join("")) * BigInt((right ?? []).join(""));
  const digits = String(whole).padStart(places + 1, "0");
  return places === 0 ? digits : plainDecimal(`${digits.slice(0, -places)}.${digits.slice(-places)}`);
}
