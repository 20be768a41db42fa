/** How names are searched and sorted: small letters without the accents of our languages' neighbours. The same in SQL and here. */
const accents: Record<string, string> = {
  a: "àáâãäåÀÁÂÃÄÅ",
  c: "çÇ",
  e: "èéêëÈÉÊË",
  i: "ìíîïÌÍÎÏ",
  n: "ñÑ",
  o: "òóôõöøÒÓÔÕÖØ",
  u: "ùúûüÙÚÛÜ",
  y: "ýÿÝŸ",
};
const from = Object.values(accents).join("");
const to = Object.entries(accents)
  .map(([plain, letters]) => plain.repeat(letters.length))
  .join("");
const plain = new Map([...from].map((letter, place) => [letter, to[place] ?? letter]));

export const fold = (words: string): string => [...words].map((letter) => plain.get(letter) ?? letter.toLowerCase()).join("");

/** SQL for the same. */
export const folded = (expression: string): string => `lower(translate(${expression}, '${from}', '${to}'))`;
