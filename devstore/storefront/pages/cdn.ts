import { existsSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { chance } from "../../store/random";
import { extensionAssets } from "../app-blocks";
import { themeAssets } from "../draw-page";
import type { Assets } from "../liquid/url-filters";

const types: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".png": "image/png",
  ".woff2": "font/woff2",
};

const kept = { "Cache-Control": "public, max-age=31536000, immutable", "Access-Control-Allow-Origin": "*" };

function file({ folder, path }: Assets, pathname: string): Response | null {
  const name = pathname.startsWith(path) ? pathname.slice(path.length) : "";
  const at = join(folder, "assets", name);
  if (!/^[\w.-]+$/u.test(name) || !existsSync(at)) return null;
  return new Response(new Uint8Array(readFileSync(at)), {
    headers: { ...kept, "Content-Type": types[extname(name)] ?? "application/octet-stream" },
  });
}

/** A product's picture, made of its number: a quiet shape in the shop's colours, some hundred bytes. */
function picture(id: string): Response {
  const hue = Math.round(chance("hue", id) * 360);
  const turn = Math.round(chance("turn", id) * 90);
  const round = Math.round(chance("round", id) * 130);
  const soft = `hsl(${hue} 35% 91%)`;
  const firm = `hsl(${hue} 32% 58%)`;
  const light = `hsl(${(hue + 40) % 360} 42% 74%)`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 600"><path fill="${soft}" d="M0 0h600v600H0z"/><g transform="rotate(${turn} 300 300)"><rect x="170" y="170" width="260" height="260" rx="${round}" fill="${firm}"/><circle cx="390" cy="230" r="90" fill="${light}" fill-opacity=".85"/></g></svg>`;
  return new Response(svg, { headers: { ...kept, "Content-Type": "image/svg+xml" } });
}

/** Files of the theme and of the app's extension, and the pictures; null for what is none of them. */
export function answerCdn(pathname: string): Response | null {
  const image = /^\/cdn\/images\/(\d+)\.svg$/u.exec(pathname);
  if (image) return picture(image[1]!);
  return file(themeAssets, pathname) ?? file(extensionAssets, pathname);
}
