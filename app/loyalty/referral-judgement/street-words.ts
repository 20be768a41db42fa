/** What stands for what in addresses, folded. Words of streets are said in full, words of flats by what they number. */
const abbreviations: Readonly<Record<string, string>> = {
  // a street and a saint are shortened alike
  street: "st",
  str: "st",
  saint: "st",
  sainte: "st",
  ste: "st",
  rd: "road",
  av: "avenue",
  ave: "avenue",
  bd: "boulevard",
  bld: "boulevard",
  blvd: "boulevard",
  boul: "boulevard",
  pl: "place",
  r: "rue",
  imp: "impasse",
  ch: "chemin",
  che: "chemin",
  chem: "chemin",
  all: "allee",
  sq: "square",
  ct: "court",
  cl: "close",
  ln: "lane",
  dr: "drive",
  cres: "crescent",
  gdns: "gardens",
  grn: "green",
  pk: "park",
  fbg: "faubourg",
  fg: "faubourg",
  rte: "route",
  qu: "quai",
  res: "residence",
};

const little = new Set(["de", "du", "des", "la", "le", "les", "d", "l", "the", "of", "et", "and", "au", "aux", "a"]);

/** Kinds of streets: left out where somebody writes "12 Vaugirard". */
const kinds = new Set(
  "st road avenue boulevard place rue impasse chemin allee square court close lane drive crescent gardens route quai voie passage way".split(
    " ",
  ),
);

const flat =
  "flat apartment apt appt app appart appartement unit suite room porte pte logement lgt lot whg wohnung interno int piso puerta";
const floor = "etage etg floor fl level niveau";
const building = "batiment bat building bldg block tower tour escalier esc entree hall cage";

/** What a word numbers within a house. */
export const partOfHouse: Readonly<Record<string, "flat" | "floor" | "building">> = Object.fromEntries(
  (
    [
      ["flat", flat],
      ["floor", floor],
      ["building", building],
    ] as const
  ).flatMap(([part, words]) => words.split(" ").map((word) => [word, part])),
);

/** Where parcels are fetched: nobody lives there. */
export const pickUp = /\b(relais|relay|locker|packstation|pickup|click and collect|poste restante|po box|bp \d|parcelshop|inpost)\b/u;

/** The words of a street that tell it from others, in full. */
export function streetWords(words: readonly string[]): string[] {
  return words.map((word) => abbreviations[word] ?? word).filter((word) => !little.has(word));
}

export function withoutKinds(words: readonly string[]): string[] {
  const left = words.filter((word) => !kinds.has(word));
  return left.length > 0 ? left : [...words];
}
