/** `a: 1, b: 2` come as pairs behind what has no name. */
export function named(given: unknown[]): Record<string, unknown> {
  return Object.fromEntries(given.filter((one): one is [string, unknown] => Array.isArray(one) && typeof one[0] === "string"));
}

export const text = (value: unknown): string => (value === null || value === undefined ? "" : String(value as string));

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

export function escapeHtml(value: string): string {
  return value.replace(/[&<>"']/gu, (character) => entities[character]!);
}
