import { FidelioError } from "../../base/errors";
import { networkOf } from "../../base/network";
import { hasOne, secondsUntilOne, takeOne } from "../../base/rate.server";

/** A program of a merchant's: two hundred calls a second, and a minute's worth of them at once. */
const callsPerMinute = 12_000;
/** Nobody guesses a key of 256 bits, but each guess is a question to the database. */
const wrongKeysPerMinute = 120;

const tooOften = (seconds: number) => new FidelioError("rate_limited", { retryAfterSeconds: seconds });

/** Throws `rate_limited` when the key has called too often. */
export function mayCall(keyId: string): void {
  const who = `rest/${keyId}`;
  if (!takeOne(who, callsPerMinute)) throw tooOften(secondsUntilOne(who, callsPerMinute));
}

/** Throws `rate_limited` when too many wrong keys came from there. */
export function mayShowKey(address: string | null): void {
  const who = guesser(address);
  if (who !== null && !hasOne(who, wrongKeysPerMinute)) throw tooOften(secondsUntilOne(who, wrongKeysPerMinute));
}

/** A key that is none came from there. */
export function noteWrongKey(address: string | null): void {
  const who = guesser(address);
  if (who !== null) takeOne(who, wrongKeysPerMinute);
}

function guesser(address: string | null): string | null {
  const network = address === null ? null : networkOf(address);
  return network === null ? null : `wrong-key/${network}`;
}
