import type { ProgramDocument } from "./program";

type Named = Record<string, unknown>;
const ofTexts = new Set(["title", "description", "notice", "names"]);

/** A document whose texts are in these languages alone, as far as it has them; English where it has none of them. */
export function keepLanguages(document: ProgramDocument, languages: readonly string[]): ProgramDocument {
  const wanted = new Set(languages.map((language) => language.split("-")[0] ?? language));
  return walk(document, wanted) as ProgramDocument;
}

function walk(value: unknown, wanted: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((entry) => walk(entry, wanted));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => {
      if (ofTexts.has(name)) return [name, kept(entry as Named, wanted)];
      if (name === "perks") return [name, (entry as Named[]).map((perk) => kept(perk, wanted))];
      return [name, walk(entry, wanted)];
    }),
  );
}

function kept(texts: Named, wanted: ReadonlySet<string>): Named {
  const own = Object.fromEntries(Object.entries(texts).filter(([language]) => wanted.has(language)));
  return Object.keys(own).length > 0 || texts["en"] === undefined ? own : { en: texts["en"] };
}
