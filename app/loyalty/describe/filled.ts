import type { Language } from "../words";

/** What a merchant's own words about an invitation can name. */
export interface Named {
  /** the advocate's first name */
  name?: string | null;
  /** the shop's */
  shop?: string;
  /** what the friend gets */
  gain?: string;
}

/**
 * A merchant's words with what they name in braces: {name}, {shop}, {gain}. Null where they name something that is not known here, so that
 * words without it can stand in their place; other braces are theirs and stay.
 */
export function filledIn(written: string | undefined, named: Named, language: Language): string | null {
  if (written === undefined) return null;
  let lacks = false;
  const says = written.replace(/(?<before>\b(?:d|qu|jusqu)e )?\{(?<what>name|shop|gain)\}/giu, (...found) => {
    const { before = "", what } = found.at(-1) as { before?: string; what: keyof Named };
    const value = named[what];
    if (value === undefined || value === null) lacks = true;
    return language === "fr" && before !== "" && what === "name" ? joined(before, value ?? "") : `${before}${value ?? ""}`;
  });
  return lacks ? null : says;
}

const joined = (before: string, name: string): string => (elides(name) ? `${before.slice(0, -2)}’${name}` : `${before}${name}`);

/**
 * Whether French drops its e before a name: d’Ada, d’Élise, d’Yves, but de Yann. An h is mute in the names that French took long ago
 * (d’Hélène, d’Henri), and is left alone in others (de Harry).
 */
export function elides(name: string): boolean {
  const plain = name.trim().normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return /^(?:[aeiouœæ]|y[^aeiou]|h(?:el|en|erm|erv|ila|ipp|on|ort|ub|ug|ya))/u.test(plain);
}
