import type { Party } from "./facts";
import { fold, isNear } from "./fold";

/** Two names of people: one and the same, of one family as it seems, or neither. */
export type NameLikeness = "same" | "surname" | "none";

type Named = Pick<Party, "firstName" | "lastName">;

/** Also when first and last name changed places, when a first name is an initial, and when a double name is given in part. */
export function nameLikeness(one: Named, other: Named): NameLikeness {
  const [a, b] = [partsOf(one), partsOf(other)];
  if (a.last === "" || b.last === "") return "none";
  if (sameFirst(a.first, b.first) && sameLast(a.last, b.last)) return "same";
  if (a.first !== "" && a.first === b.last && a.last === b.first) return "same";
  return sameLast(a.last, b.last) ? "surname" : "none";
}

function partsOf({ firstName, lastName }: Named): { first: string; last: string } {
  return { first: fold(firstName), last: fold(lastName) };
}

/** One slip in a long name; but Louis and Louise, who differ by their ending, are two. */
function sameFirst(one: string, other: string): boolean {
  if (one === "" || other === "") return false;
  if (one === other) return true;
  if (one.length === 1 || other.length === 1) return one[0] === other[0];
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return short.length >= 5 && !long.startsWith(short) && short.at(-1) === long.at(-1) && isNear(short, long);
}

function sameLast(one: string, other: string): boolean {
  if (one === other || (one.length >= 6 && other.length >= 6 && isNear(one, other))) return true;
  const [parts, others] = [one.split(" "), other.split(" ")];
  if (parts.length === others.length) return false;
  return parts.some((part) => part.length >= 4 && others.includes(part));
}
