import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { sampleMemberFace, sampleProgramFace } from "../../app/face/sample";
import type { ProgramDocument } from "../../app/loyalty/program";
import { bundlePanel, panelFile } from "../panel/bundle";
import { blockHandles, draw, product } from "./render.fixture";

const root = "extensions/storefront";
const assets = readdirSync(join(root, "assets"));
const liquid = ["blocks", "snippets"].flatMap((folder) => readdirSync(join(root, folder)).map((name) => join(root, folder, name)));
const cart = { currency: { iso_code: "GBP" }, items: [], total_price: 4820 };
const slider: ProgramDocument["rewards"] = [{ key: "slider", title: { en: "Money off" }, kind: "sliding", cost: 100, value: "1.00" }];
const sliding = { face: sampleProgramFace({ rewards: slider }), member: sampleMemberFace("active", {}, { rewards: slider }) };
const inviting = { face: sampleProgramFace({}, { appPlan: "growth" }) };
const drawn = blockHandles.flatMap((handle) => [
  draw(handle, { product: product(), cart }),
  draw(handle, { product: product(), cart, ...sliding }),
  draw(handle, { product: product(), cart, ...inviting }),
  draw(handle, { guest: true, product: product(), cart }),
]);

describe("the weight of the storefront extension", () => {
  it("holds nothing but what Shopify takes", () => {
    const entries = readdirSync(root, { withFileTypes: true });
    const allowed = ["assets", "blocks", "locales", "shopify.extension.toml", "snippets"];
    expect(entries.map(({ name }) => name).sort()).toEqual(allowed);
    for (const { name } of entries.filter((entry) => entry.isDirectory())) {
      expect(readdirSync(join(root, name), { withFileTypes: true }).every((entry) => entry.isFile())).toBe(true);
    }
  });

  it("a page carries no script of ours and asks for no file", () => {
    for (const html of drawn) expect(html).not.toMatch(/<script|<link|<iframe|@import|url\(|\bsrc=/u);
    for (const file of liquid)
      expect(readFileSync(file, "utf8")).not.toMatch(/"(javascript|stylesheet)"|<script|<link|\{%-?\s*(javascript|stylesheet)/u);
  });

  it("has three inline handlers, of at most 200 bytes: opening the panel, sending a block's form, moving a slider", () => {
    const handlers = new Map(
      drawn.flatMap((html) => [...html.matchAll(/\s(on[a-z]+)="([^"]*)"/gu)].map(([, name, does]) => [does!, name!])),
    );
    expect([...handlers.values()].sort()).toEqual(["onclick", "oninput", "onsubmit"]);
    for (const [does, name] of handlers) {
      expect(Buffer.byteLength(does)).toBeLessThanOrEqual(200);
      if (name !== "oninput") expect(does).toContain("import(");
    }
  });

  it("has at most 3 KB of CSS, compressed, once in each block that needs it", () => {
    const styles = new Set(drawn.flatMap((html) => html.match(/<style>[\s\S]*?<\/style>/gu) ?? []));
    expect(styles).toHaveLength(1);
    expect(gzipSync([...styles][0]!).length).toBeLessThanOrEqual(3 * 1024);
    expect(assets.filter((name) => name.endsWith(".css"))).toEqual([]);
  });

  it("has less than 10,000 bytes of JavaScript in all, uncompressed", () => {
    const scripts = assets.filter((name) => /\.m?js$/u.test(name)).map((name) => statSync(join(root, "assets", name)).size);
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.reduce((sum, size) => sum + size, 0)).toBeLessThan(10_000);
  });

  it("ships the panel as it is made from extensions/panel (tsx extensions/panel/write-panel.ts)", async () => {
    expect(readFileSync(panelFile, "utf8")).toBe(await bundlePanel());
  });

  it("adds little to a page, compressed", () => {
    expect(gzipSync(draw("launcher", { guest: true })).length).toBeLessThan(5 * 1024);
    expect(gzipSync(draw("launcher")).length).toBeLessThan(6.5 * 1024);
    expect(gzipSync(draw("launcher", inviting)).length).toBeLessThan(7.25 * 1024);
  });
});
