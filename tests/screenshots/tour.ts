import { seenPages } from "../browser/pages";

const parts = [
  { part: "admin", title: "In the admin" },
  { part: "storefront", title: "On the storefront and at checkout" },
  { part: "account", title: "In the customer account" },
  { part: "till", title: "At the till" },
] as const;

const picture = (name: string, language: string, width: number) =>
  `[${language}, ${width} px](screenshots/${name}-${language}-${width}.jpg)`;

/** docs/tour.md: every page with what it is for, its picture, and the ways to see it otherwise. */
export function tour(): string {
  const sections = parts.map(({ part, title }) => {
    const pages = seenPages.filter((one) => one.part === part);
    const lines = pages.map(({ name, says, wideOnly }) => {
      const narrow = (language: string) => (wideOnly ? [] : [picture(name, language, 390)]);
      const others = [...narrow("en"), picture(name, "fr", 1280), ...narrow("fr")].join(" · ");
      return `### ${name}\n${says} Also: ${others}\n\n![${name}](screenshots/${name}-en-1280.jpg)\n`;
    });
    return `## ${title}\n\n${lines.join("\n")}`;
  });
  return `# A tour of every page\nMade by \`npm run screenshots\` in the stand-in store, with its demo data. The same list of pages is checked by axe-core.\n\n${sections.join("\n")}`;
}
