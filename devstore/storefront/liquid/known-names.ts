import type { Liquid, Template } from "liquidjs";

/** Objects that Shopify gives everywhere, as far as the stand-in has them. */
export const globalNames = [
  "all_products",
  "cart",
  "canonical_url",
  "collection",
  "collections",
  "content_for_header",
  "current_tags",
  "customer",
  "handle",
  "localization",
  "page",
  "page_description",
  "page_title",
  "product",
  "request",
  "routes",
  "settings",
  "shop",
  "template",
];

/** What a file of an app sees beside them. */
export const extensionNames = ["app", "block", "section", "forloop", "tablerowloop", "blank", "empty", "nil", "true", "false"];

const known = new Set([...globalNames, ...extensionNames]);

/** Throws when the file, or a snippet that it renders, names an object that nothing gives it. */
export function assertNames(engine: Liquid, templates: Template[], file: string): void {
  const unknown = engine.globalVariablesSync(templates, { partials: true }).filter((name) => !known.has(name));
  if (unknown.length > 0) throw new Error(`${file} reads ${unknown.join(", ")}, which neither Shopify nor the file itself defines.`);
}
