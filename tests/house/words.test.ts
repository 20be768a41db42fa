import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const english = "app/base/languages/en";
const catalogues = [
  ...readdirSync(english).map((part) => join(english, part)),
  ...["loyalty/explain", "loyalty/describe", "face/sentences", "face/words"].map((folder) => join("app", folder, "en.json")),
];

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "generated" ? [] : filesUnder(path);
    return /\.(tsx?|liquid|js)$/u.test(entry.name) && !/\.test\.tsx?$/u.test(entry.name) ? [path] : [];
  });
}

const code = [...filesUnder("app"), ...filesUnder("extensions/storefront")].map((file) => readFileSync(file, "utf8")).join("\n");
const names = new Set(code.match(/[\w]+(?:[.-]+[\w]+)*/gu));
/** Keys that are put together, "home.block.${block}": what is fixed in them, whatever stands in their holes. */
const patterns = [...code.matchAll(/`([\w.-]*\$\{[^`\n]*)`/gu)].flatMap(([, template = ""]) => {
  const fixed = template.split(/\$\{(?:[^{}]|\{[^{}]*\})*\}/u);
  const plain = fixed.join("").length > 2 && fixed.every((part) => /^[\w.-]*$/u.test(part));
  return plain ? [new RegExp(`^${fixed.join("(.*)").replaceAll(".", "\\.").replaceAll("(\\.*)", "(.*)")}$`, "u")] : [];
});
/** What Liquid hangs on to a key. */
const endings = [...code.matchAll(/append: '(\w+)'/gu)].map(([, ending = ""]) => ending);

/** What fills a hole is a name of the code as it stands, but for the signs that parts of a name are joined by. */
function isName(hole: string): boolean {
  const [first = "", rest] = hole.split(/-(.*)/su);
  if ([hole, hole.replaceAll("_", "-")].some((name) => name === "" || names.has(name))) return true;
  return rest !== undefined && (code.includes(`${first}:${rest}`) || ((first === "" || names.has(first)) && code.includes(`"-${rest}"`)));
}

/** Named as it is, or put together from a fixed part and names that stand in the code. */
function isUsed(key: string): boolean {
  if (names.has(key) || code.includes(`.${key}`)) return true;
  const ending = endings.find((one) => key.endsWith(one));
  if (ending !== undefined && isUsed(key.slice(0, -ending.length))) return true;
  return patterns.some((pattern) => pattern.exec(key)?.slice(1).every(isName));
}

describe("the words", () => {
  it.each(catalogues)("%s has no sentence that nothing says", (file) => {
    const keys = Object.keys(JSON.parse(readFileSync(file, "utf8")) as Record<string, string>);
    expect(keys.filter((key) => !isUsed(key))).toEqual([]);
  });
});
