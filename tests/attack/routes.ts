import { pathToFileURL } from "node:url";
import { resolve } from "node:path";

/** Who is let in by an address, as its beginning says. */
export type Area = "admin" | "proxy" | "extension" | "staff" | "rest" | "open";

/** An address of the app as it is built. */
export interface Route {
  /** of the file, as the build names it */
  id: string;
  /** "/app/members/:id" */
  path: string;
  area: Area;
  reads: boolean;
  /** whether a browser shows it as a page */
  draws: boolean;
  acts: boolean;
}

interface BuiltRoute {
  id: string;
  path?: string;
  index?: boolean;
  parentId?: string;
  module: { loader?: unknown; action?: unknown; default?: unknown };
}

/** What anyone may open: it says nothing of any shop. */
const open = new Set(["/", "/auth/*", "/api/v1/*", "/api/v1/openapi.json"]);

const areas: Array<[RegExp, Area]> = [
  [/^\/app(?:\/|$)/u, "admin"],
  [/^\/proxy\//u, "proxy"],
  [/^\/extension\/staff\//u, "staff"],
  [/^\/extension\//u, "extension"],
  [/^\/api\/v1\//u, "rest"],
];

/** The area of an address, by what stands there or by its first part; null: nobody has thought of it. */
function areaOf(path: string): Area | null {
  if (open.has(path)) return "open";
  return areas.find(([start]) => start.test(path))?.[1] ?? null;
}

/** Every address that the build answers, the ones that are written tomorrow too. Throws for one of which nobody said whom it lets in. */
export async function builtRoutes(): Promise<Route[]> {
  const build = (await import(pathToFileURL(resolve("build/server/index.js")).href)) as { routes: Record<string, BuiltRoute> };
  const pathOf = (route: BuiltRoute): string => {
    const parent = route.parentId === undefined ? undefined : build.routes[route.parentId];
    return [parent && pathOf(parent), route.path].filter((part) => part !== undefined && part !== "").join("/");
  };
  return Object.values(build.routes)
    .filter(({ id, parentId }) => id !== "root" || parentId !== undefined)
    .map((route) => {
      const path = `/${pathOf(route).replace(/^\/+/u, "")}`;
      const area = areaOf(path);
      if (area === null) throw new Error(`${route.id} answers at ${path}, and nobody has said whom it lets in.`);
      return {
        id: route.id,
        path,
        area,
        reads: route.module.loader !== undefined,
        draws: route.module.default !== undefined,
        acts: route.module.action !== undefined,
      };
    });
}

/** The address with each of its parameters in place. */
export const filled = (path: string, value: (name: string) => string): string =>
  path.replace(/[:*](\w*)\??/gu, (_, name: string) => encodeURIComponent(value(name || "*")));
