import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Liquid } from "liquidjs";
import { escapeHtml, named, text } from "./values";

/** Where the files of a theme or an extension lie, and under which path the stand-in serves them. */
export interface Assets {
  folder: string;
  path: string;
}

const IMAGE = "/cdn/images/";

/** The address of an asset; one that does not exist is an error that names it. */
export function assetUrl({ folder, path }: Assets, name: string): string {
  const file = join(folder, "assets", name);
  if (!/^[\w.-]+$/u.test(name) || !existsSync(file)) throw new Error(`There is no asset ${name} in ${folder}.`);
  return `${path}${name}?v=${Math.floor(statSync(file).mtimeMs).toString(36)}`;
}

function imageUrl(image: unknown, given: unknown[]): string {
  const source =
    typeof image === "object" && image !== null
      ? ((image as { src?: unknown; featured_image?: { src?: unknown } | null }).src ??
        (image as { featured_image?: { src?: unknown } | null }).featured_image?.src)
      : image;
  if (typeof source !== "string" || !source.startsWith(IMAGE)) throw new Error(`image_url was given ${JSON.stringify(image)}.`);
  const { width, height } = named(given);
  if (width === undefined && height === undefined) throw new Error("image_url needs a width or a height.");
  const size = Object.entries({ width, height }).filter(([, value]) => value !== undefined);
  return `${source}?${size.map(([name, value]) => `${name}=${text(value)}`).join("&")}`;
}

function imageTag(address: unknown, given: unknown[]): string {
  const size = new URL(text(address), "http://localhost").searchParams;
  const width = size.get("width") ?? size.get("height");
  const attributes = { src: address, width, height: size.get("height") ?? width, loading: "lazy", alt: "", ...named(given) };
  const written = Object.entries(attributes).filter(([, value]) => value !== null && value !== undefined);
  return `<img ${written.map(([name, value]) => `${name}="${escapeHtml(text(value))}"`).join(" ")}>`;
}

export function registerUrlFilters(engine: Liquid, assets: Assets): void {
  engine.registerFilter("asset_url", (name: unknown) => assetUrl(assets, text(name)));
  engine.registerFilter("inline_asset_content", (name: unknown) => {
    assetUrl(assets, text(name));
    return readFileSync(join(assets.folder, "assets", text(name)), "utf8");
  });
  engine.registerFilter(
    "stylesheet_tag",
    (address: unknown) => `<link href="${escapeHtml(text(address))}" rel="stylesheet" type="text/css" media="all">`,
  );
  engine.registerFilter("script_tag", (address: unknown) => `<script src="${escapeHtml(text(address))}"></script>`);
  engine.registerFilter("image_url", (image: unknown, ...given: unknown[]) => imageUrl(image, given));
  engine.registerFilter("image_tag", (address: unknown, ...given: unknown[]) => imageTag(address, given));
  engine.registerFilter("link_to", (words: unknown, address: unknown) => `<a href="${escapeHtml(text(address))}">${text(words)}</a>`);
  engine.registerFilter("within", (address: unknown) => address);
}
