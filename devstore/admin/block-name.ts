import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { extensionFolder, type ExtensionBlock } from "../theme/extension-blocks";
import type { AdminLanguage } from "./visitor";

const files = { en: "en.default.schema.json", fr: "fr.schema.json" };

/** The word under a dotted key; undefined where there is none. */
function wordAt(tree: unknown, key: string): string | undefined {
  let found: unknown = tree;
  for (const part of key.split("."))
    found = typeof found === "object" && found !== null ? (found as Record<string, unknown>)[part] : undefined;
  return typeof found === "string" ? found : undefined;
}

/** A block's name as the theme editor shows it: its schema's own, or what the extension's locale says under `t:…`. */
export function blockName({ handle, schema: { name } }: ExtensionBlock, language: AdminLanguage): string {
  if (!name?.startsWith("t:")) return name ?? handle;
  const path = join(extensionFolder, "locales", files[language]);
  const tree: unknown = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {};
  return wordAt(tree, name.slice(2)) ?? handle;
}
