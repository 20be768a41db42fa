import type { Liquid } from "liquidjs";
import { extensionBlocks, extensionFolder, isEmbed, type ExtensionBlock } from "../theme/extension-blocks";
import type { BlockSettings, Theme } from "../store/entities";
import { themeOf } from "../theme/theme-state";
import { appMetafields, withOwnNames } from "./drops/metafields";
import { engineOf } from "./liquid/engine";
import { assertNames } from "./liquid/known-names";
import { withScope, type RenderScope } from "./liquid/scope";
import { assetUrl, type Assets } from "./liquid/url-filters";
import type { Visit } from "./visit";

export const extensionAssets: Assets = { folder: extensionFolder, path: "/cdn/extensions/fidelio/" };

/** What the app adds to one page. */
export interface AppParts {
  /** drawn blocks by id, in their order: the theme places them */
  blocks: Map<string, string>;
  /** drawn embeds, for the end of the body */
  embeds: string;
  /** style sheets and scripts of the blocks' schemas, each once, for the head */
  head: string;
}

interface Wanted {
  block: ExtensionBlock;
  id: string;
  settings: BlockSettings;
}

function wantedOf(theme: Theme, template: string): Wanted[] {
  const known = new Map(extensionBlocks(extensionFolder).map((block) => [block.handle, block]));
  const embeds = Object.entries(theme.embeds).filter(([, embed]) => embed.enabled);
  const placed = theme.blocks.filter((one) => one.template === template);
  return [
    ...placed.map((one) => ({ handle: one.block, settings: one.settings })),
    ...embeds.map(([handle, one]) => ({ handle, ...one })),
  ].flatMap(({ handle, settings }, index) => {
    const block = known.get(handle);
    return block ? [{ block, settings, id: `${isEmbed(block) ? "embed" : "block"}_${theme.id}_${handle}_${index}` }] : [];
  });
}

function settingsOf(block: ExtensionBlock, chosen: BlockSettings): BlockSettings {
  const defaults = block.schema.settings.flatMap(({ id, default: value }) =>
    id === undefined || value === undefined ? [] : [[id, value]],
  );
  return { ...(Object.fromEntries(defaults) as BlockSettings), ...chosen };
}

const parsed = new WeakMap<Liquid, Map<string, ReturnType<Liquid["parse"]>>>();

/** The block's templates, read once as long as no file of the extension changes, its names checked then. */
function templatesOf(engine: Liquid, block: ExtensionBlock): ReturnType<Liquid["parse"]> {
  let held = parsed.get(engine);
  if (!held) parsed.set(engine, (held = new Map<string, ReturnType<Liquid["parse"]>>()));
  let templates = held.get(block.handle);
  if (!templates) {
    const file = `blocks/${block.handle}.liquid`;
    templates = engine.parse(block.source, file);
    assertNames(engine, templates, file);
    held.set(block.handle, templates);
  }
  return templates;
}

/** Shopify shows a block that is `available_if` only where that metafield of the app is true. */
function available(block: ExtensionBlock, app: ReturnType<typeof appMetafields>): boolean {
  const condition = block.schema["available_if"];
  if (typeof condition !== "string") return true;
  const [, namespace, key] = /app\.metafields\.([\w-]+)\.([\w-]+)/u.exec(condition) ?? [];
  const value = app[namespace ?? ""]?.[key ?? ""]?.value;
  return value === true || value === "true";
}

function headOf(wanted: Wanted[]): string {
  const named = (key: "stylesheet" | "javascript") => new Set(wanted.flatMap(({ block }) => block.schema[key] ?? []));
  const styles = [...named("stylesheet")].map(
    (name) => `<link href="${assetUrl(extensionAssets, name)}" rel="stylesheet" type="text/css" media="all">`,
  );
  const scripts = [...named("javascript")].map((name) => `<script src="${assetUrl(extensionAssets, name)}" defer></script>`);
  return [...styles, ...scripts].join("");
}

/** Draws what the shop's main theme has of the app on this template. Nothing of an app that is not installed. */
export function drawApp(visit: Visit, template: string, globals: Record<string, unknown>, scope: RenderScope): AppParts {
  const { store, shop } = visit;
  const wanted = shop.installed ? wantedOf(themeOf(store.world, shop), template) : [];
  if (wanted.length === 0) return { blocks: new Map(), embeds: "", head: "" };
  const engine = engineOf(extensionAssets, "extension");
  const metafields = appMetafields(store.world, shop);
  const customer = globals["customer"] as { metafields: Parameters<typeof withOwnNames>[0] } | null;
  const seen = {
    ...globals,
    app: { metafields },
    customer:
      customer &&
      Object.defineProperty(Object.create(customer, Object.getOwnPropertyDescriptors(customer)) as object, "metafields", {
        value: withOwnNames(customer.metafields),
        enumerable: true,
      }),
  };
  withScope(seen, scope);
  const drawn = wanted
    .filter(({ block }) => available(block, metafields))
    .map(({ block, id, settings }) => {
      const own = { id, type: block.handle, settings: settingsOf(block, settings), shopify_attributes: "" };
      const locals = { block: own, section: { id: "main", settings: {} } };
      const body = engine.renderSync(templatesOf(engine, block), locals, { globals: seen }) as string;
      return { block, id, html: `<div id="shopify-block-${id}" class="shopify-block shopify-app-block">${body}</div>` };
    });
  return {
    blocks: new Map(drawn.filter(({ block }) => !isEmbed(block)).map(({ id, html }) => [id, html])),
    embeds: drawn
      .filter(({ block }) => isEmbed(block))
      .map(({ html }) => html)
      .join(""),
    head: headOf(wanted),
  };
}
