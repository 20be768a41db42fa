import { disposableEmailBlocklistSet } from "disposable-email-domains-js";
import { parsePhoneNumberFromString, type CountryCode } from "libphonenumber-js";

/** A telephone number in E.164 as it is dialled from the country (two letters); null where there is none. */
export function phoneOf(text: string | null, country: string | null): string | null {
  if (text === null) return null;
  const number = parsePhoneNumberFromString(text, (country ?? undefined) as CountryCode | undefined);
  return number?.isPossible() ? number.number : null;
}

// made once: the package's own question makes its list of thousands anew each time, 3 ms
const throwaways = disposableEmailBlocklistSet();

/** Whether a provider of throw-away mailboxes serves the address, under its domain or one below it. */
export function isThrowaway(address: string): boolean {
  const parts = address
    .slice(address.lastIndexOf("@") + 1)
    .toLowerCase()
    .split(".");
  return parts.some((_, place) => place < parts.length - 1 && throwaways.has(parts.slice(place).join(".")));
}
