/** No 0 and O, 1, I and L, 5 and S, 2 and Z, 8 and B, U and V: whoever reads a code aloud or types it off paper gets it right. */
const alphabet = "34679ACDEFGHJKMNPQRTVWXY";
const groups = 3;
const groupLength = 4;
/** the largest multiple of the alphabet's length below 256: bytes from there on would favour the first letters */
const fair = 256 - (256 % alphabet.length);

/** So many letters of the alphabet, each as likely as any other. `randomBytes(n)` answers n random bytes. */
export function randomLetters(randomBytes: (count: number) => Uint8Array, count: number): string {
  let letters = "";
  while (letters.length < count) {
    for (const byte of randomBytes(16)) if (byte < fair && letters.length < count) letters += alphabet.charAt(byte % alphabet.length);
  }
  return letters;
}

/** A code such as `7KQM-4XRA-N9DE`, upper case as Shopify compares it: 12 letters of 24, 55 bits, so that guessing finds nothing. */
export function makeCode(randomBytes: (count: number) => Uint8Array): string {
  const letters = randomLetters(randomBytes, groups * groupLength);
  return Array.from({ length: groups }, (_, group) => letters.slice(group * groupLength, (group + 1) * groupLength)).join("-");
}
