import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";

const folder = "docs/decisions";
const records = readdirSync(folder).sort();

describe("decisions", () => {
  it("are numbered without a gap", () => {
    expect(records.map((name) => name.slice(0, 4))).toEqual(records.map((_, index) => String(index + 1).padStart(4, "0")));
  });

  it.each(records)("%s says its context, decision and consequences in less than a page", (name) => {
    const text = readFileSync(join(folder, name), "utf8");
    expect(text.startsWith(`# ${name.slice(0, 4)} `)).toBe(true);
    for (const part of ["- Date: ", "- Status: ", "## Context", "## Decision", "## Consequences"]) expect(text).toContain(part);
    expect(text.trimEnd().split("\n").length).toBeLessThanOrEqual(45);
  });
});

const skipped = /^(node_modules|build|\.[^/]+|generated)$/u;

function pagesUnder(place: string): string[] {
  return readdirSync(place, { withFileTypes: true }).flatMap((entry) => {
    if (skipped.test(entry.name)) return [];
    const path = join(place, entry.name);
    if (entry.isDirectory()) return pagesUnder(path);
    return entry.name.endsWith(".md") ? [path] : [];
  });
}

it("every link from one page to another leads somewhere", () => {
  const broken = pagesUnder(".").flatMap((page) =>
    [...readFileSync(page, "utf8").matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/gu)]
      .map((link) => link[1]!)
      .filter((target) => !existsSync(join(dirname(page), target)))
      .map((target) => `${page}: ${target}`),
  );
  expect(broken).toEqual([]);
});
