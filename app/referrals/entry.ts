/** What a friend typed, with the address where an address belongs: fields that were confused are changed over. */
export function asMeant<Typed extends { code: string; email: string | null }>(typed: Typed): Typed {
  const { code, email } = typed;
  return isAddress(code) && !(email !== null && isAddress(email)) ? { ...typed, code: email ?? "", email: code } : typed;
}

export const isAddress = (text: string): boolean => text.length <= 254 && /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(text.trim());

/** A discount's code as we write them, however it was typed: twelve letters in threes of four. Null: no such code. */
export function friendCodeOf(text: string): string | null {
  const letters = text.toUpperCase().replaceAll(/[^A-Z0-9]/gu, "");
  return letters.length === 12 ? letters.replaceAll(/.{4}(?=.)/gu, "$&-") : null;
}
