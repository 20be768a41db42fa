import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Frame, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { en } from "../../app/base/languages/catalogues";
import enWords from "../../app/face/words/en.json" with { type: "json" };
import { becomes } from "./merchant";
import { stages } from "./scenes";
import { walk } from "./walk";
import { useWorld } from "./world";

const world = useWorld();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// a key without a point or underscore is also a word
const keys = new Set([...Object.keys(en), ...Object.keys(enWords)].filter((key) => /[._]/u.test(key)));
const looksLikeKey = /\b[a-z][a-z0-9-]*(?:[._][a-z0-9-]+)+\b/gu;

/** What a reader never ought to see: keys, and values that were none. */
function slips(text: string): string[] {
  const raw = [...text.matchAll(looksLikeKey)].map(([found]) => found).filter((found) => keys.has(found));
  return [...raw, ...(text.match(/\bundefined\b|\bNaN\b|\[object|\{\{|Liquid error|translation missing/giu) ?? [])];
}

interface Look {
  violations: string[];
  overflow: number;
  text: string;
}

const shells = new Set<string>();

/** What Shopify's admin draws around our frame is built alike on most pages: axe reads each build once. */
async function isKnownShell(frame: Frame): Promise<boolean> {
  if (frame.parentFrame() !== null || frame.childFrames().length === 0) return false;
  const build = await frame.evaluate<string>(
    `innerWidth + document.documentElement.lang + [...document.querySelectorAll("body *")]
      .map((one) => [one.localName, one.className, one.getAttribute("role"), one.hasAttribute("aria-label"), one.hidden].join("."))
      .join(" ")`,
  );
  const known = shells.has(build);
  shells.add(build);
  return known;
}

async function look(frame: Frame): Promise<Look> {
  // what is still fading in, or busy, has colours of its own
  await becomes(frame, "document.querySelector('form[aria-busy]') === null");
  await frame.evaluate(
    "Promise.all(document.getAnimations().filter(({ effect }) => Number.isFinite(effect.getComputedTiming().endTime)).map(({ finished }) => finished.catch(() => null))).then(() => null)",
  );
  // the frame is looked at by itself: what stands around it has its own turn
  const violations = (await isKnownShell(frame)) ? [] : await violationsIn(frame);
  const overflow = await frame.evaluate<number>("document.scrollingElement.scrollWidth - innerWidth");
  return { violations, overflow, text: await frame.evaluate<string>("document.title + ' ' + document.body.innerText") };
}

/** Polaris draws a box that stands for some of many so (`aria-checked="mixed"` on a native box): its own markup, and readers understand it. */
const mixedBox = "Polaris-Checkbox__Input--indeterminate";

async function violationsIn(frame: Frame): Promise<string[]> {
  if (!(await frame.evaluate<boolean>("'axe' in window"))) await frame.evaluate(axe);
  return frame.evaluate<string[]>(
    `axe.run(document, { iframes: false, resultTypes: ["violations"] }).then(({ violations }) => violations
      .map((one) => ({ ...one, nodes: one.nodes.filter(({ html }) => !(one.id === "aria-conditional-attr" && html.includes("${mixedBox}"))) }))
      .filter(({ nodes, impact }) => nodes.length > 0 && (impact === "serious" || impact === "critical"))
      .map(({ id, nodes }) => id + ": " + nodes.slice(0, 4).map(({ target, html }) => target.join(" ") + " " + html.slice(0, 160)).join(" | ")))`,
  );
}

async function faultsOf(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const frame of page.frames()) {
    const { violations, overflow, text } = await look(frame);
    faults.push(
      ...violations,
      ...(overflow > 0 ? [`${overflow} px wider than the window`] : []),
      ...slips(text).map((slip) => `says ${slip}`),
    );
  }
  return faults;
}

// each language on a desk or on a phone: `npm run test:long` crosses them
const widths = { en: process.env["LONG"] ? [1280, 390] : [1280], fr: process.env["LONG"] ? [1280, 390] : [390] };

describe.each(stages)("every page of $shop", { retry: 0 }, (stage) => {
  it("is in order for axe, fits its window, and shows no key", async () => {
    const found: Record<string, string[]> = {};
    await walk(world, { stage, widths: widths[stage.language] }, async ({ name }, { page, width }) => {
      const faults = await faultsOf(page);
      if (faults.length > 0) found[`${name} at ${width}`] = faults;
    });
    expect(found).toEqual({});
  }, 900_000);
});
