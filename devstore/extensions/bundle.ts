import { statSync } from "node:fs";
import { resolve } from "node:path";
import { build, type BuildOptions } from "esbuild";
import type { UiExtension } from "./ui-extensions";

/** What Shopify's CLI writes as the one entry of an extension: each target hands its module to the host. */
export const entryOf = ({ targets }: Pick<UiExtension, "targets">): string =>
  targets
    .map(
      ({ target, module }, index) =>
        `import Target_${index} from '${module}';shopify.extend('${target}', (...args) => Target_${index}(...args));`,
    )
    .join("\n");

/** The options of `shopify app build`, so that what is tried here is what Shopify would run. It knows an address of the app's only in development. */
export function buildOptions(extension: UiExtension, appUrl: string | null): BuildOptions {
  const address = appUrl === null ? {} : { "process.env.APP_URL": JSON.stringify(appUrl) };
  return {
    stdin: { contents: entryOf(extension), resolveDir: extension.folder, loader: "tsx" },
    bundle: true,
    write: false,
    metafile: true,
    define: { "process.env.NODE_ENV": '"production"', ...address },
    jsx: "automatic",
    jsxImportSource: "preact",
    loader: { ".esnext": "ts", ".js": "jsx" },
    legalComments: "none",
    minify: true,
    target: "es6",
    resolveExtensions: [".tsx", ".ts", ".js", ".json", ".esnext", ".mjs", ".ejs"],
    logLevel: "silent",
  };
}

interface Bundle {
  entry: string;
  text: Promise<string>;
  /** files that it was made of, with the time of their last change */
  inputs: Map<string, number>;
}

const made = new Map<string, Bundle>();

const changedAt = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
const isFresh = ({ entry, inputs }: Bundle, extension: UiExtension): boolean =>
  entry === entryOf(extension) && [...inputs].every(([file, at]) => changedAt(file) === at);

/** An extension's script as Shopify would serve it; made anew when one of its files changed. */
export function bundleOf(extension: UiExtension, appUrl: string): Promise<string> {
  const key = `${extension.folder} ${appUrl}`;
  const known = made.get(key);
  if (known && isFresh(known, extension)) return known.text;
  const inputs = new Map<string, number>();
  const text = build(buildOptions(extension, appUrl)).then(
    ({ outputFiles, metafile }) => {
      const files = Object.keys(metafile!.inputs).filter((name) => name !== "<stdin>");
      for (const file of files) inputs.set(resolve(file), changedAt(resolve(file)));
      return outputFiles![0]!.text;
    },
    (error: unknown) => {
      // the next request tries again
      made.delete(key);
      throw error;
    },
  );
  made.set(key, { entry: entryOf(extension), text, inputs });
  return text;
}
