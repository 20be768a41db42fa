import { join } from "node:path";
import { html } from "./answers";
import { drawApp } from "./app-blocks";
import { globalsOf } from "./drops/globals";
import { engineOf } from "./liquid/engine";
import { moneyFormat } from "./liquid/money-format";
import { withScope, type RenderScope } from "./liquid/scope";
import type { Assets } from "./liquid/url-filters";
import type { Visit } from "./visit";

export const themeAssets: Assets = { folder: join(process.cwd(), "devstore", "theme"), path: "/cdn/theme/" };

export interface PageParts {
  /** name of the file in templates/, such as "product" */
  template: string;
  /** objects of this page: `product`, `collection` … */
  objects?: Record<string, unknown>;
  title?: string;
  status?: number;
  /** "checkout" for Shopify's own pages, which no theme and no app block is part of */
  layout?: "theme" | "checkout";
  /** drawn instead of a template: what an app answered through the proxy */
  liquid?: string;
}

/** What a page or a section of it is drawn from. */
function prepare(visit: Visit, { template, layout = "theme", ...parts }: PageParts) {
  const scope: RenderScope = {
    locale: visit.locale,
    mainLocale: visit.shop.locales.find((one) => one.primary)!.locale,
    zone: visit.shop.zone,
    now: visit.store.world.now(),
    currency: visit.currency,
    moneyFormat: moneyFormat(visit.shop, visit.currency),
    prefix: visit.prefix,
    blocks: new Map(),
  };
  const globals = globalsOf(visit, template, { ...parts.objects, ...(parts.title === undefined ? {} : { page_title: parts.title }) });
  const app = layout === "theme" ? drawApp(visit, template, globals, scope) : { blocks: new Map<string, string>(), embeds: "", head: "" };
  scope.blocks = app.blocks;
  withScope(globals, scope);
  return { engine: engineOf(themeAssets, "theme"), globals, app };
}

/** Draws one page of the theme, with the app's blocks where they were placed and its embeds at the end of the body. */
export function drawPage(visit: Visit, parts: PageParts): Response {
  const { template, layout = "theme" } = parts;
  const { engine, globals, app } = prepare(visit, parts);
  const content =
    parts.liquid === undefined
      ? (engine.renderFileSync(`templates/${template}.liquid`, {}, { globals }) as string)
      : (engine.parseAndRenderSync(parts.liquid, {}, { globals }) as string);
  const around = { content_for_layout: content, content_for_header: app.head };
  const page = engine.renderFileSync(`layout/${layout}.liquid`, around, { globals }) as string;
  return html(
    visit,
    page.replace("</body>", () => `${app.embeds}</body>`),
    parts.status,
  );
}

/** One section by its file's name, wrapped as Shopify does, with the blocks that the template has. */
export function drawSection(visit: Visit, name: string, template: string): string {
  const { engine, globals } = prepare(visit, { template });
  return engine.parseAndRenderSync(`{% section '${name}' %}`, {}, { globals }) as string;
}
