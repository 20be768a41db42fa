import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** What a door reads: names of fields and parameters, and the words that it knows. */
export interface Vocabulary {
  names: string[];
  words: string[];
}

const names = [
  /\.(?:get|getAll|has)\("([\w-]+)"\)/gu,
  /(?:fields|sent|query|params|data|form)\["([\w-]+)"\]/gu,
  /\b([a-zA-Z]\w*): (?:z\.|shopifyId|nullable|page\b|intent)/gu,
];
const words = [/z\.literal\("([^"]+)"\)/gu, /=== "([^"]+)"/gu, /case "([^"]+)"/gu];
const lists = /z\.enum\(\[([^\]]+)\]/gu;
const imports = /from "(\.{1,2}\/[^"]+)"/gu;
const rooms = /\/app\/(?:routes|loyalty\/cart-facts|db\/api-scopes)/u;

/** The names and words in a route's file and in what of `app/routes` it is made of. */
export function vocabularyOf(id: string): Vocabulary {
  const seen = new Set<string>();
  const found = { names: new Set<string>(), words: new Set<string>() };
  const read = (file: string): void => {
    const path = ["", ".ts", ".tsx"].map((end) => file + end).find(isFile);
    if (path === undefined || seen.has(path) || !rooms.test(path)) return;
    seen.add(path);
    const text = readFileSync(path, "utf8");
    for (const pattern of names) for (const [, name] of text.matchAll(pattern)) found.names.add(name!);
    for (const pattern of words) for (const [, word] of text.matchAll(pattern)) found.words.add(word!);
    for (const [, list] of text.matchAll(lists)) for (const [, word] of list!.matchAll(/"([^"]+)"/gu)) found.words.add(word!);
    for (const [, from] of text.matchAll(imports)) read(join(dirname(path), from!));
  };
  read(resolve("app", id));
  return { names: [...found.names], words: [...found.words] };
}

function isFile(path: string): boolean {
  try {
    readFileSync(path);
    return true;
  } catch {
    return false;
  }
}
