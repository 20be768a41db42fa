import { Profanity } from "@2toad/profanity";

const words = new Profanity({ languages: ["en", "fr"], wholeWord: true });

/** Bad also as a part of a word. The rest of the list is bad as a word alone: "classic" and "Scunthorpe" are none. */
const withinWords = /FUCK|SHIT|BITCH|WHORE|NIGG|FAGG|HITLER|NAZI|MERD|PUTAIN|SALOP|CONNA[RS]|CONNASS|ENCUL|NIQU|BATARD|PEDOPH/u;

/** Digits as the letters that they are written for; a 1 is read both ways. */
const readings = ["I", "L"].map((one) => ({ "0": "O", "1": one, "2": "Z", "3": "E", "4": "A", "5": "S", "7": "T", "8": "B", "9": "G" }));

/** Whether a code, upper case, reads as nothing indecent in English or French, also with digits for letters. */
export function isDecent(code: string): boolean {
  const read = readings.map((letters) => code.replaceAll(/\d/gu, (digit) => (letters as Record<string, string>)[digit] ?? digit));
  return [code, ...read].every((text) => {
    const joined = text.replaceAll("-", "");
    const parts = [...text.split("-"), ...text.split(/[-\d]+/u), joined, joined.replaceAll(/\d+/gu, "")];
    return !withinWords.test(joined) && !parts.some((part) => part !== "" && words.exists(part));
  });
}
