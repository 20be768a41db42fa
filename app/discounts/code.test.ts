import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { makeCode } from "./code";

describe("a code", () => {
  it("is three groups of four letters that nobody confuses", () => {
    for (let n = 0; n < 500; n++) expect(makeCode(randomBytes)).toMatch(/^[34679AC-HJKMNP-RTV-Y]{4}(-[34679AC-HJKMNP-RTV-Y]{4}){2}$/u);
  });

  it("is upper case, as the database asks", () => {
    const code = makeCode(randomBytes);
    expect(code).toBe(code.toUpperCase());
  });

  it("uses every letter about as often as any other", () => {
    const counts = new Map<string, number>();
    for (let n = 0; n < 4000; n++)
      for (const letter of makeCode(randomBytes).replaceAll("-", "")) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    expect(counts.size).toBe(24);
    for (const count of counts.values()) expect(Math.abs(count - 2000)).toBeLessThan(400);
  });

  it("passes over bytes that would favour the first letters", () => {
    let call = 0;
    const bytes = () => Uint8Array.from({ length: 16 }, () => (call++ < 16 ? 255 : 0));
    expect(makeCode(bytes)).toBe("3333-3333-3333");
  });
});
