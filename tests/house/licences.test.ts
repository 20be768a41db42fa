import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as { packages: Record<string, { license?: string }> };

/** Licences that allow a commercial product that keeps its source to itself. */
const allowed = /^\(?(MIT|MIT-0|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|CC0-1\.0|Unlicense|Python-2\.0)\b/u;

/** Read one by one: why a package with another licence, or with none in its manifest, may be used. */
const read: Record<string, string> = {
  "@shopify/polaris": "MIT for applications that work with Shopify, as this one does",
  "@shopify/polaris-icons": "as @shopify/polaris",
  "@shopify/polaris-tokens": "as @shopify/polaris",
  "axe-core": "MPL-2.0: unchanged, and in tests alone",
  "caniuse-lite": "CC-BY-4.0: data that the build reads",
  "spdx-exceptions": "CC-BY-3.0: a list that a tool reads",
  eval: "MIT, in its LICENSE; a tool of the build",
  format: "MIT, in its readme; a tool of the build",
  "parse-cache-control": "BSD-3-Clause, in its LICENSE; a tool of the benchmarks",
  "require-like": "MIT, in its License; a tool of the build",
};

it("every package may be part of a commercial product", () => {
  const unread = Object.entries(lock.packages)
    .filter(([path, { license }]) => path !== "" && !allowed.test(license ?? ""))
    .map(([path]) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length))
    .filter((name) => !(name in read));
  expect([...new Set(unread)]).toEqual([]);
});
