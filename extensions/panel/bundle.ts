import { build } from "esbuild";

/** Where the theme extension keeps what is made of this folder. */
export const panelFile = "extensions/storefront/assets/panel.js";

/** The panel as shoppers get it: one module, types and spaces left out. */
export async function bundlePanel(): Promise<string> {
  const entryPoints = ["extensions/panel/panel.ts"];
  const built = await build({
    entryPoints,
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    minify: true,
    legalComments: "none",
  });
  return built.outputFiles[0]!.text;
}
