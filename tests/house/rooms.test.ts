import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "generated" ? [] : filesUnder(path);
    return /\.(ts|tsx)$/u.test(entry.name) ? [path] : [];
  });
}

const rooms = readdirSync("app", { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
const files = filesUnder("app");
const running = files.filter((file) => !/\.(test|fixture)\.tsx?$/u.test(file));
const textOf = (file: string) => readFileSync(file, "utf8");

describe("the house", () => {
  it.each(rooms)("app/%s has a README that states its rules in about a page", (room) => {
    const readme = join("app", room, "README.md");
    expect(existsSync(readme), `${readme} is missing`).toBe(true);
    const lines = textOf(readme).trim().split("\n");
    expect(lines[0]).toMatch(/^# /u);
    expect(lines.length).toBeGreaterThan(4);
    expect(lines.length).toBeLessThan(160);
  });

  it("has small files", () => {
    const sizes = running
      .filter((file) => !file.includes("generated"))
      .map((file) => textOf(file).split("\n").length)
      .sort((a, b) => a - b);
    const at = (share: number) => sizes[Math.floor(sizes.length * share)]!;
    expect(at(0.5)).toBeLessThanOrEqual(65);
    expect(at(0.9)).toBeLessThanOrEqual(250);
  });

  it("reads settings in one place", () => {
    // what a process is started as, and where it finds programs, is no setting
    const reads = running.filter((file) =>
      /process\.env\b/u.test(textOf(file).replaceAll(/process\.env\["(NODE_ENV|PATH)"\]|\.\.\.process\.env/gu, "")),
    );
    expect(reads).toEqual([join("app", "base", "environment.server.ts")]);
  });

  it("takes no business time from the machine outside base and db", () => {
    const rule = /\bDate\.now\(\)|\bnew Date\(\)|\bDateTime\.(now|local|utc)\(\)/u;
    const clocks = running.filter((file) => !/^app\/(base|db|jobs)\//u.test(file) && rule.test(textOf(file)));
    expect(clocks).toEqual([]);
  });

  it("asks no other host for styles, letters or scripts", () => {
    const pages = running.filter((file) => file.endsWith(".tsx"));
    for (const page of pages) expect(textOf(page), page).not.toMatch(/cdn\.shopify\.com|fonts\.(googleapis|gstatic)|rsms\.me/u);
  });

  it("keeps raw SQL to the rooms that are made for it", () => {
    const elsewhere = running.filter(
      (file) =>
        !/^app\/(ledger|intake|insights|db|members|programs|face)\//u.test(file) &&
        !/^app\/(redemptions|discounts)\/rows\.server\.ts$/u.test(file) &&
        !/^app\/referrals\/[a-z-]*(rows|figures)\.server\.ts$/u.test(file) &&
        /\.sql(<[^>]*>)?\(|\$queryRaw|\$executeRaw/u.test(textOf(file)),
    );
    expect(elsewhere).toEqual([]);
  });
});
