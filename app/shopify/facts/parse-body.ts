import { parse } from "lossless-json";

/** A number stands after a colon, comma or bracket: asking for that first costs 4 µs a body of 6 KB, digits alone 30. */
const longNumber = /[:,[]\s*-?\d{16}/u;

/** A number as JSON says it, unless it is a whole number that floating point would change: then its digits, as text. */
function losslessly(text: string): number | string {
  const value = Number(text);
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? text : value;
}

/**
 * A webhook's body without loss of an id. Only a number of 16 digits or more can lose one: others take the fast way
 * (lossless parsing costs six times as much). Throws a SyntaxError on what is no JSON.
 */
export function parseBody(text: string): unknown {
  return longNumber.test(text) ? parse(text, undefined, losslessly) : (JSON.parse(text) as unknown);
}
