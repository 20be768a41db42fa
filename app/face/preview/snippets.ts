/** The theme extension's own snippets, by name, as text of the bundle: what the theme draws with, the preview draws with. */
const files = import.meta.glob<string>("../../../extensions/storefront/snippets/*.liquid", {
  query: "?raw",
  import: "default",
  eager: true,
});

export const snippets: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(files).map(([path, text]) => [path.replace(/^.*\/|\.liquid$/gu, ""), text]),
);
