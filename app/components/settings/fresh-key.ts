/** A key that none of `taken` is: "grant-3". Keys name old entries, so one that was removed may come again only where none is left. */
export function freshKey(stem: string, taken: readonly string[]): string {
  const numbers = taken.map((key) => Number(/-(\d+)$/u.exec(key)?.[1] ?? 0));
  return `${stem}-${Math.max(0, ...numbers) + 1}`;
}
