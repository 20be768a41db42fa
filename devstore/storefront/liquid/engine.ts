import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { Liquid } from "liquidjs";
import { registerFilters } from "./filters";
import { registerTags } from "./tags";
import { Translations } from "./translations";
import type { Assets } from "./url-filters";

/** Newest change of any file in the folder and the folders within it: what was parsed is good as long as it stays. */
function stampOf(folder: string): string {
  const folders = [
    folder,
    ...readdirSync(folder, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [join(folder, one.name)] : [])),
  ];
  const times = folders.flatMap((one) => readdirSync(one).map((name) => statSync(join(one, name)).mtimeMs));
  return `${times.length} ${Math.max(...times)}`;
}

/** A Liquid that takes Shopify's tags and filters alone, over the files of one folder. Nothing is escaped by itself, as there. */
export function makeEngine(assets: Assets, kind: "theme" | "extension"): Liquid {
  const { folder } = assets;
  const engine = new Liquid({
    root: [folder],
    partials: [join(folder, "snippets")],
    layouts: [folder],
    extname: ".liquid",
    cache: true,
    strictFilters: true,
    strictVariables: false,
    relativeReference: false,
  });
  registerFilters(engine, new Translations(folder), assets);
  registerTags(engine, kind);
  return engine;
}

const engines = new Map<string, { stamp: string; engine: Liquid }>();

/** The folder's engine, made anew when a file of it changed. */
export function engineOf(assets: Assets, kind: "theme" | "extension"): Liquid {
  const stamp = stampOf(assets.folder);
  const held = engines.get(assets.folder);
  if (held?.stamp === stamp) return held.engine;
  const engine = makeEngine(assets, kind);
  engines.set(assets.folder, { stamp, engine });
  return engine;
}
