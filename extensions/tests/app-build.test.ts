import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { deflateSync } from "node:zlib";
import { build } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";
import { buildOptions } from "../../devstore/extensions/bundle";
import { uiExtensions as uiExtensionsOf } from "../../devstore/extensions/ui-extensions";
import { buildApp, type Built } from "./app-build.fixture";

const toml = (folder: string) => join("extensions", folder, "shopify.extension.toml");
const uiExtensions = readdirSync("extensions").filter(
  (folder) => existsSync(toml(folder)) && readFileSync(toml(folder), "utf8").includes('type = "ui_extension"'),
);

/** Bytes, deflated, of all bundles of a surface. Shopify's own limit is 64 KB each. */
const limits: Record<string, number> = { checkout: 20 * 1024, account: 40 * 1024, pos: 64 * 1024, admin: 64 * 1024 };
const surfaceOf = (folder: string) => folder.split("-")[0]!;

let built: Built;
beforeAll(async () => {
  built = await buildApp();
}, 240_000);

describe("shopify app build", () => {
  it("takes every extension's configuration and code, without a network", () => {
    expect(built, built.output).toMatchObject({ code: 0 });
    expect(Object.keys(built.bundles).sort()).toEqual([...uiExtensions].sort());
    expect(uiExtensions.filter((folder) => limits[surfaceOf(folder)] === undefined)).toEqual([]);
  });

  it.each(Object.keys(limits).filter((surface) => uiExtensions.some((folder) => surfaceOf(folder) === surface)))(
    "makes of %s no more than its limit, deflated",
    (surface) => {
      const sizes = uiExtensions
        .filter((folder) => surfaceOf(folder) === surface)
        .map((folder) => deflateSync(built.bundles[folder]!).length);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(limits[surface]!);
    },
  );

  it("makes what the stand-in store runs", async () => {
    const withoutMap = (script: Buffer | undefined) => script?.toString().replace(/\/\/# sourceMappingURL=.*\n$/u, "");
    for (const extension of uiExtensionsOf()) {
      const { outputFiles } = await build({ ...buildOptions(extension, null), metafile: false });
      expect(withoutMap(built.bundles[basename(extension.folder)]), extension.handle).toBe(outputFiles![0]!.text);
    }
  });

  it("leaves React out", () => {
    for (const [folder, bundle] of Object.entries(built.bundles)) {
      expect(bundle.includes("react.element") || bundle.includes("__SECRET_INTERNALS"), folder).toBe(false);
    }
  });
});
