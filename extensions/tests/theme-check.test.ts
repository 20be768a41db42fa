import { resolve } from "node:path";
import { check, Severity } from "@shopify/theme-check-common";
import { getThemeAndConfig, NodeFileSystem } from "@shopify/theme-check-node";
import { ThemeLiquidDocsManager } from "@shopify/theme-check-docs-updater";
import { expect, it } from "vitest";

it("theme check finds nothing in the storefront extension", async () => {
  const { theme, config } = await getThemeAndConfig(resolve("extensions/storefront"), "theme-check:theme-app-extension");
  // without its set-up it reads the documentation that it brought along, and asks nobody for a newer one
  const docs = Object.assign(new ThemeLiquidDocsManager(), { setup: async () => {} });
  const offenses = await check(theme, config, { fs: NodeFileSystem, themeDocset: docs, jsonValidationSet: docs });
  const said = offenses.map(
    ({ uri, check: code, message, severity }) => `${Severity[severity]} ${uri.split("storefront/")[1]} ${code}: ${message}`,
  );
  expect(theme.length).toBeGreaterThan(30);
  expect(said).toEqual([]);
});
