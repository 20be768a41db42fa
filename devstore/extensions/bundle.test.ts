import { utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { sampleExtension } from "../support/sample-extension";
import { bundleOf } from "./bundle";
import { uiExtensions } from "./ui-extensions";

const block = (text: string) => `export default () => console.log("${text}", process.env.APP_URL)`;
const made = (files: Record<string, string>) => {
  const within = sampleExtension(files);
  return { file: join(within, "one", "block.ts"), extension: () => uiExtensions(within)[0]! };
};

describe("the bundle of an extension", () => {
  it("hands each target's module to the host and knows where the app is", async () => {
    const { extension } = made({ "block.ts": block("first") });
    const text = await bundleOf(extension(), "http://localhost:3000");
    expect(text).toContain('shopify.extend("purchase.checkout.block.render"');
    expect(text).toContain('"first","http://localhost:3000"');
  });

  it("is made anew when a file of it changed, and only then", async () => {
    const { file, extension } = made({ "block.ts": block("first") });
    const first = await bundleOf(extension(), "http://localhost:3000");
    expect(await bundleOf(extension(), "http://localhost:3000")).toBe(first);
    writeFileSync(file, block("second"));
    utimesSync(file, new Date(), new Date(Date.now() + 5_000));
    expect(await bundleOf(extension(), "http://localhost:3000")).toContain('"second"');
  });

  it("that cannot be made says why, and is tried again", async () => {
    const { file, extension } = made({ "block.ts": "import './missing'" });
    await expect(bundleOf(extension(), "http://localhost:3000")).rejects.toThrow("./missing");
    writeFileSync(file, block("mended"));
    expect(await bundleOf(extension(), "http://localhost:3000")).toContain('"mended"');
  });
});
