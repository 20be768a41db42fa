const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** A piece of HTML whose values were escaped. */
export class Markup {
  constructor(readonly text: string) {}
}

type Value = Markup | string | number | null | undefined | false | Value[];

function textOf(value: Value): string {
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(textOf).join("");
  if (value === null || value === undefined || value === false) return "";
  return String(value).replace(/[&<>"']/gu, (character) => escapes[character]!);
}

/** HTML with everything between the braces escaped, except what is HTML already. */
export function html(parts: TemplateStringsArray, ...values: Value[]): Markup {
  return new Markup(parts.reduce((text, part, place) => text + textOf(values[place - 1]) + part));
}

/** Data for a script of the page: it cannot end the element that it stands in. */
export const json = (value: unknown): Markup => new Markup(JSON.stringify(value).replaceAll("<", "\\u003c"));
