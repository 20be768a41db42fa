import { createHash } from "node:crypto";
import { filters as builtIn, type Liquid } from "liquidjs";
import { registerColorFilters } from "./color-filters";
import { registerMoneyFilters } from "./money-filters";
import { scopeOf, type RenderScope } from "./scope";
import type { Translations } from "./translations";
import { registerUrlFilters, type Assets } from "./url-filters";
import { escapeHtml, named, text } from "./values";

/** Filters of liquidjs that Shopify does not have: whoever uses them here would find an error there. */
const notShopify =
  "xml_escape cgi_escape uri_escape slugify push unshift pop shift where_exp reject_exp group_by group_by_exp has_exp find_index_exp find_exp sample date_to_xmlschema date_to_rfc822 date_to_string date_to_long_string normalize_whitespace number_of_words array_to_sentence_string raw jsonify to_integer inspect squish";

export interface FilterThis {
  context: { globals: object };
}
type Given = Array<unknown>;

const formats: Record<string, string> = {
  abbreviated_date: "%b %d, %Y",
  basic: "%m/%d/%Y",
  date: "%B %d, %Y",
  date_at_time: "%B %d, %Y at %l:%M %P",
  default: "%A, %B %d, %Y at %l:%M %P %z",
  on_date: "on %b %d, %Y",
};

const at = (scope: RenderScope, value: unknown): unknown => (value === "now" || value === "today" ? scope.now : value);

function registerDates(engine: Liquid): void {
  const date = builtIn["date"] as unknown as (this: unknown, value: unknown, format?: string, zone?: string) => string | undefined;
  const write = function (this: unknown, scope: RenderScope, value: unknown, given: Given) {
    const format = typeof given[0] === "string" ? given[0] : (formats[text(named(given)["format"])] ?? formats["default"]!);
    return date.call(this, at(scope, value), format, scope.zone);
  };
  engine.registerFilter("date", function (this: FilterThis, value: unknown, ...given: Given) {
    return write.call(this, scopeOf(this.context), value, given);
  });
  engine.registerFilter("time_tag", function (this: FilterThis, value: unknown, ...given: Given) {
    const scope = scopeOf(this.context);
    const machine = date.call(this, at(scope, value), text(named(given)["datetime"]) || "%Y-%m-%dT%H:%M:%SZ", "UTC");
    return `<time datetime="${machine}">${write.call(this, scope, value, given)}</time>`;
  });
}

const handle = (value: unknown) =>
  text(value)
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/gu, "")
    .replace(/[^a-z0-9]+/gu, "-")
    .replace(/^-|-$/gu, "");

/** Shopify's filters, as far as themes here use them; every other one is refused by name. */
export function registerFilters(engine: Liquid, translations: Translations, assets: Assets): void {
  for (const name of notShopify.split(" ")) engine.unregisterFilter(name);
  const say = function (this: FilterThis, key: unknown, ...given: Given) {
    return translations.say(scopeOf(this.context).locale, text(key), named(given));
  };
  engine.registerFilter("t", say);
  engine.registerFilter("translate", say);
  engine.registerFilter("handle", handle);
  engine.registerFilter("handleize", handle);
  engine.registerFilter("pluralize", (count: unknown, one: unknown, many: unknown) => (Number(count) === 1 ? one : many));
  engine.registerFilter("md5", (value: unknown) => createHash("md5").update(text(value)).digest("hex"));
  engine.registerFilter("sha1", (value: unknown) => createHash("sha1").update(text(value)).digest("hex"));
  engine.registerFilter("json", (value: unknown) => JSON.stringify(value ?? null)?.replaceAll("<", "\\u003c"));
  engine.registerFilter("structured_data", (value: unknown) => JSON.stringify(value ?? null));
  engine.registerFilter("escape", (value: unknown) => escapeHtml(text(value)));
  registerDates(engine);
  registerMoneyFilters(engine);
  registerColorFilters(engine);
  registerUrlFilters(engine, assets);
}
