import { describe, expect, it } from "vitest";
import { mayAct } from "./rate";
import { refusedPath, returnPath } from "./return-path";

describe("where a form leads back to", () => {
  it.each(["/", "/products/lantern", "/fr/pages/loyalty?variant=1&x=%2F", "/collections/all/products/a-b"])("keeps %s", (path) => {
    expect(returnPath(path, "/else")).toBe(path);
  });

  it.each([
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "/a\\b",
    "/a\nb",
    "/ a",
    "/.//evil.example",
    "/a/..//evil.example",
    "evil.example",
    "",
    `/${"a".repeat(1_001)}`,
  ])("does not follow %s", (path) => {
    expect(returnPath(path, "/else")).toBe("/else");
  });

  it("says a refusal once, beside what the address held", () => {
    expect(returnPath("/cart?a=1&fidelio=blocked#x", "/")).toBe("/cart?a=1");
    expect(refusedPath("/cart?a=1", "blocked")).toBe("/cart?a=1&fidelio=blocked#fidelio-blocked");
    expect(refusedPath("/", "blocked")).toBe("/?fidelio=blocked#fidelio-blocked");
  });
});

describe("how often somebody may act", () => {
  it("thirty times at once, then twice a second or so", () => {
    const at = 1_700_000_000_000;
    const tries = Array.from({ length: 31 }, () => mayAct("1/7", at));
    expect(tries.filter(Boolean)).toHaveLength(30);
    expect(mayAct("1/8", at)).toBe(true);
    expect(mayAct("1/7", at + 2_000)).toBe(true);
    expect(mayAct("1/7", at + 2_000)).toBe(false);
  });
});
