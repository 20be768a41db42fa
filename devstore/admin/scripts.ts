import { join } from "node:path";
import { build } from "esbuild";

const folder = join(import.meta.dirname, "browser");
const made = new Map<string, Promise<string>>();

/** A script for the browser, bundled from `browser/<name>/index.ts` when it is first asked for. */
export function script(name: "bridge" | "chrome", appOrigin: string): Promise<string> {
  const key = `${name} ${appOrigin}`;
  const known = made.get(key);
  if (known) return known;
  const bundle = build({
    entryPoints: [join(folder, name, "index.ts")],
    bundle: true,
    write: false,
    format: "iife",
    target: "chrome120",
    define: { APP_ORIGIN: JSON.stringify(appOrigin) },
    logLevel: "silent",
  }).then(({ outputFiles }) => outputFiles[0]!.text);
  made.set(key, bundle);
  return bundle;
}
