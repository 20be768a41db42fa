import type { PostalAddress } from "./facts";
import { fold, isNear } from "./fold";
import { partOfHouse, pickUp, streetWords, withoutKinds } from "./street-words";

/**
 * How near two addresses are: the same door (both name the same flat), the same house (a flat is not named on both sides, so it may be
 * one door or two), another flat of the house, or apart.
 */
export type Nearness = "door" | "house" | "other-flat" | "apart";

interface Place {
  number: string;
  street: readonly string[];
  within: Readonly<Partial<Record<"flat" | "floor" | "building", string>>>;
  zip: string;
  city: string;
  country: string;
  company: string;
}

export function nearness(one: PostalAddress, other: PostalAddress): Nearness {
  const [a, b] = [placeOf(one), placeOf(other)];
  if (a === null || b === null || !sameHouse(a, b)) return "apart";
  // two who have parcels sent to the same office share an employer
  if (a.company !== "" && a.company === b.company) return "other-flat";
  const parts = (["building", "floor", "flat"] as const).filter((part) => a.within[part] !== undefined && b.within[part] !== undefined);
  if (parts.some((part) => a.within[part] !== b.within[part])) return "other-flat";
  return parts.includes("flat") ? "door" : "house";
}

function sameHouse(a: Place, b: Place): boolean {
  if (a.country !== "" && b.country !== "" && a.country !== b.country) return false;
  const zips = a.zip !== "" && b.zip !== "";
  if (zips ? a.zip !== b.zip : a.city === "" || a.city !== b.city) return false;
  if (a.number !== b.number) return false;
  return sameStreet(a.street, b.street) || sameStreet(withoutKinds(a.street), withoutKinds(b.street));
}

function sameStreet(one: readonly string[], other: readonly string[]): boolean {
  const [a, b] = [one.join(""), other.join("")];
  return a !== "" && (a === b || (Math.min(a.length, b.length) >= 6 && isNear(a, b)));
}

/** Null: nothing that a house could be known by, or a place where parcels are fetched. */
function placeOf(address: PostalAddress): Place | null {
  const lines = [fold(address.address1), fold(address.address2)];
  const company = fold(address.company);
  if (pickUp.test(`${lines.join(" ")} ${company}`)) return null;
  const within: Partial<Record<"flat" | "floor" | "building", string>> = {};
  const [first = [], second = []] = lines.map((line) => takeParts(line.split(" ").filter(Boolean), within));
  // a second line that is nothing but a number is a flat
  if (second.length === 1 && /^\d+[a-z]?$/u.test(second[0]!) && first.length > 0) within.flat ??= second.shift()!;
  const slashed = /^\s*(\w{1,4})\s*\/\s*(\d+\w?)\s/u.exec(address.address1 ?? "");
  const words = slashed ? first.slice(1) : first;
  if (slashed) within.flat ??= slashed[1]!.toLowerCase();
  const all = [...words, ...(words.length === 0 ? second : [])];
  const at = all.findIndex((word) => /^\d+[a-z]?$/u.test(word));
  const number = at < 0 ? "" : all[at]!;
  const suffix = at >= 0 && /^(bis|ter|quater|[a-d])$/u.test(all[at + 1] ?? "") ? all[at + 1]! : "";
  const rest = all.filter((_, place) => place !== at && !(suffix !== "" && place === at + 1));
  const street = streetWords(rest);
  if (street.length === 0) return null;
  const [zip, city] = [fold(address.zip).replaceAll(" ", ""), fold(address.city)];
  return { number: number + suffix, street, within, zip, city, country: fold(address.country), company: company.replaceAll(" ", "") };
}

/** Takes "flat 4", "3e etage", "bat b" out of a line. */
function takeParts(words: readonly string[], within: Partial<Record<string, string>>): string[] {
  const left: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const [word, next] = [words[at]!, words[at + 1]];
    const part = partOfHouse[word];
    const ordinal = /^(\d+)(e|er|eme|nd|rd|th|st)?$/u.exec(word);
    if (part !== undefined && next !== undefined && /^([a-z]?\d+[a-z]?|[a-z])$/u.test(next)) {
      within[part] ??= next;
      at += 1;
    } else if (ordinal !== null && next !== undefined && partOfHouse[next] === "floor") {
      within["floor"] ??= ordinal[1]!;
      at += 1;
    } else left.push(word);
  }
  return left;
}
