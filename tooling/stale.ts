import { readFile } from "node:fs/promises";
import { digestOf } from "./digest";

export const buildNote = "build/made-from";

const sources = [
  "app",
  // drawn by the preview in the admin
  "extensions/storefront/snippets",
  "prisma",
  "public",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "vite.config.ts",
  "remix.config.js",
  "tooling",
];
const passed = /\.test\.tsx?$|\.md$|^app\/db\/generated\b/u;

/** A hash of everything that the build is made from. */
export function sourceDigest(): Promise<string> {
  return digestOf(sources, passed);
}

export async function isBuildStale(): Promise<boolean> {
  const made = await readFile(buildNote, "utf8").catch(() => "");
  return made !== (await sourceDigest());
}
