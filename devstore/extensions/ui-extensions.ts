import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";
import { readToml } from "./toml";

const fieldShape = z.object({
  key: z.string(),
  type: z.enum([
    "boolean",
    "date",
    "date_time",
    "number_integer",
    "number_decimal",
    "single_line_text_field",
    "multi_line_text_field",
    "variant_reference",
  ]),
  name: z.string(),
  description: z.string().optional(),
  validations: z.array(z.object({ name: z.string(), value: z.union([z.string(), z.number()]) })).default([]),
});

/** Twenty settings at most, as at Shopify. */
const extensionShape = z.object({
  type: z.string(),
  handle: z.string(),
  name: z.string(),
  description: z.string().optional(),
  targeting: z.array(z.object({ target: z.string(), module: z.string() })).min(1),
  capabilities: z.record(z.string(), z.union([z.boolean(), z.record(z.string(), z.boolean())])).default({}),
  settings: z.object({ fields: z.array(fieldShape).max(20).default([]) }).default({ fields: [] }),
});
const fileShape = z.object({ api_version: z.string(), extensions: z.array(extensionShape).length(1) });

export type SettingField = z.output<typeof fieldShape>;

/** A UI extension as Shopify knows it from its configuration and locales. */
export interface UiExtension {
  folder: string;
  handle: string;
  name: string;
  apiVersion: string;
  targets: Array<{ target: string; module: string }>;
  capabilities: string[];
  fields: SettingField[];
  /** by locale; `defaultLocale` names the one of `*.default.json` */
  locales: Record<string, unknown>;
  defaultLocale: string;
}

/** The stand-in always runs in the project's folder. */
export const extensionsFolder = join(process.cwd(), "extensions");

function localesOf(folder: string): Pick<UiExtension, "locales" | "defaultLocale"> {
  const at = join(folder, "locales");
  const names = existsSync(at) ? readdirSync(at).filter((name) => name.endsWith(".json")) : [];
  const main = names.find((name) => name.endsWith(".default.json"));
  if (!main && names.length > 0) throw new Error(`${at} has no file that ends in .default.json.`);
  const localeOf = (name: string) => basename(name, ".json").replace(/\.default$/u, "");
  const locales = Object.fromEntries(
    names.map((name): [string, unknown] => [localeOf(name), JSON.parse(readFileSync(join(at, name), "utf8"))]),
  );
  return { locales, defaultLocale: main ? localeOf(main) : "en" };
}

/** Null: the folder holds no UI extension. A configuration that Shopify would not take is an error that names the file. */
export function readUiExtension(folder: string): UiExtension | null {
  const file = join(folder, "shopify.extension.toml");
  if (!existsSync(file)) return null;
  const written = readToml(readFileSync(file, "utf8"));
  const [first] = (written["extensions"] ?? []) as Array<{ type?: string }>;
  if (first?.type !== "ui_extension") return null;
  const parsed = fileShape.safeParse(written);
  if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`);
  const { handle, name, targeting, capabilities, settings } = parsed.data.extensions[0]!;
  return {
    folder,
    handle,
    name,
    apiVersion: parsed.data.api_version,
    targets: targeting,
    capabilities: Object.entries(capabilities).flatMap(([key, on]) => (on === true ? [key] : [])),
    fields: settings.fields,
    ...localesOf(folder),
  };
}

/** All UI extensions of the project, by folder. They are read anew each time, so that a change shows at once. */
export function uiExtensions(within = extensionsFolder): UiExtension[] {
  if (!existsSync(within)) return [];
  const folders = readdirSync(within, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders
    .flatMap(({ name }) => readUiExtension(join(within, name)) ?? [])
    .sort((one, other) => one.handle.localeCompare(other.handle));
}

/** A text of the configuration in the language: `t:key` names one of the extension's locales. */
export function wordOf(extension: UiExtension, text: string, language: string): string {
  if (!text.startsWith("t:")) return text;
  const words = extension.locales[language] ?? extension.locales[extension.defaultLocale];
  const found = text
    .slice(2)
    .split(".")
    .reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], words);
  if (typeof found !== "string") throw new Error(`The locales of ${extension.handle} have no ${text.slice(2)}.`);
  return found;
}

export const nameOf = (extension: UiExtension, language: string): string => wordOf(extension, extension.name, language);
