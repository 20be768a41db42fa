/** Letters that are read as another: all of a group are one. */
const alike: Readonly<Record<string, string>> = { "0": "O", "1": "I", L: "I", "5": "S", "8": "B", "2": "Z" };

/**
 * A referral code as it is compared: upper case, without accents, spaces and hyphens, letters and digits that look alike made one.
 * Codes that fold to the same are the same code.
 */
export function foldCode(text: string): string {
  const plain = text
    .normalize("NFKD")
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/gu, "");
  return [...plain].map((letter) => alike[letter] ?? letter).join("");
}

/** What somebody typed or pasted as a code: the code's part of a whole link, else the text itself. */
export function codeOfEntry(text: string): string {
  const entered = text.trim();
  const link = /\/friend\/([^/?#\s]+)/iu.exec(entered)?.[1];
  if (link === undefined) return entered;
  try {
    return decodeURIComponent(link);
  } catch {
    // a link that was cut within an escape
    return link;
  }
}

export const shortestCode = 4;
export const longestCode = 20;

/** As a code is written down: upper case, its words joined by single hyphens. Null: no letters and digits of 4 to 20 in all. */
export function writtenCode(wish: string): string | null {
  const written = wish.trim().toUpperCase().replaceAll(/\s+/gu, "-");
  if (written.length < shortestCode || written.length > longestCode) return null;
  if (!/^[A-Z0-9]+(-[A-Z0-9]+)*$/u.test(written)) return null;
  return foldCode(written).length < shortestCode ? null : written;
}
