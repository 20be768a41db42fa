import { existsSync } from "node:fs";
import { join } from "node:path";
import { html, json } from "../answers";
import { drawSection, themeAssets } from "../draw-page";
import { ownPath, pathOf, type Visit } from "../visit";

/** As many as Shopify draws in one answer. */
const MOST = 5;

/** Names of `sections`: "a,b", or a JSON list. Null: more than Shopify draws. */
function namesOf(wanted: string): string[] | null {
  const names = wanted.startsWith("[") ? (JSON.parse(wanted) as string[]) : wanted.split(",");
  return names.length > MOST ? null : names.filter((name) => name !== "");
}

/** A section of the theme drawn by itself, as on the page of that path; null: the theme has none of that name. */
function drawn(visit: Visit, name: string, path: string): string | null {
  if (!/^[\w-]+$/u.test(name) || !existsSync(join(themeAssets.folder, "sections", `${name}.liquid`))) return null;
  const url = new URL(path, visit.url);
  const template = name === "cart-drawer" ? name : url.pathname === pathOf(visit, "/cart") ? "cart" : "index";
  return drawSection({ ...visit, url }, name, template);
}

/** `?sections=a,b` of any page as JSON, `?section_id=a` as HTML; null: the page itself is asked for. */
export function answerSections(visit: Visit): Response | null {
  const { searchParams, pathname } = visit.url;
  const [many, single] = [searchParams.get("sections"), searchParams.get("section_id")];
  if (single !== null) {
    const body = drawn(visit, single, pathname);
    return html(visit, body ?? "", body === null ? 404 : 200);
  }
  if (many === null) return null;
  const names = namesOf(many);
  if (names === null) return json(visit, { message: `At most ${MOST} sections.` }, 400);
  return json(visit, Object.fromEntries(names.map((name) => [name, drawn(visit, name, pathname)])));
}

/** What the Ajax API's `sections` asks for beside its answer, drawn as on `sections_url`, else on the page that asks. */
export function withSections(visit: Visit, form: URLSearchParams, body: object): object {
  const names = namesOf(form.get("sections") ?? "");
  if (names === null || names.length === 0) return body;
  const referer = visit.request.headers.get("referer");
  const from = form.get("sections_url") ?? (referer !== null && URL.canParse(referer) ? new URL(referer).pathname : null);
  const path = ownPath(from, pathOf(visit, "/"));
  return { ...body, sections: Object.fromEntries(names.map((name) => [name, drawn(visit, name, path)])) };
}
