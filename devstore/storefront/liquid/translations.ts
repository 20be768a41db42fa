import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

type Node = string | { [key: string]: Node };

/** A folder's `locales/*.json` as Shopify reads them: `en.default.json` is the one to fall back to. */
export class Translations {
  private readonly byLocale = new Map<string, Node>();
  private main = "en";

  constructor(private readonly folder: string) {
    const locales = join(folder, "locales");
    for (const name of existsSync(locales) ? readdirSync(locales) : []) {
      if (!name.endsWith(".json") || name.includes(".schema.")) continue;
      const locale = name.split(".")[0]!;
      if (name.includes(".default.")) this.main = locale;
      this.byLocale.set(locale, JSON.parse(readFileSync(join(locales, name), "utf8")) as Node);
    }
  }

  private find(locale: string, key: string): Node | undefined {
    const step = (node: Node | undefined, part: string) => (typeof node === "object" ? node[part] : undefined);
    return key.split(".").reduce<Node | undefined>(step, this.byLocale.get(locale));
  }

  /** The words of a key, with `{{ name }}` filled in and `one` or `other` chosen by `count`. A key that is not there is an error. */
  say(locale: string, key: string, fields: Record<string, unknown>): string {
    const found = this.find(locale, key) ?? this.find(this.main, key);
    const text = typeof found === "object" ? this.plural(found, locale, fields["count"]) : found;
    if (text === undefined) throw new Error(`translation missing: ${locale}.${key} (${this.folder})`);
    return text.replace(/\{\{\s*(\w+)\s*\}\}/gu, (_, name: string) => String(fields[name] ?? ""));
  }

  private plural(forms: { [key: string]: Node }, locale: string, count: unknown): string | undefined {
    const form = forms[new Intl.PluralRules(locale).select(Number(count))] ?? forms["other"];
    return typeof form === "string" ? form : undefined;
  }
}
