import { join } from "node:path";
import { build } from "esbuild";

const folder = join(import.meta.dirname, "browser");
const made = new Map<string, Promise<string>>();

/** The host's script of a page, or the one of a frame, bundled when it is first asked for. */
export function hostBundle(name: "page" | "frame"): Promise<string> {
  const known = made.get(name);
  if (known) return known;
  const bundle = build({
    entryPoints: [join(folder, `${name}.ts`)],
    bundle: true,
    write: false,
    format: "iife",
    target: "chrome120",
    logLevel: "silent",
  }).then(({ outputFiles }) => outputFiles[0]!.text);
  made.set(name, bundle);
  return bundle;
}
