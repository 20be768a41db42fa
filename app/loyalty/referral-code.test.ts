import { describe, expect, it } from "vitest";
import { codeOfEntry, foldCode, writtenCode } from "./referral-code";

describe("foldCode", () => {
  it.each([
    ["ROSE-2024", "ROSEZOZ4"],
    ["rose 2o24", "ROSEZOZ4"],
    [" R O S E 2 0 2 4 ", "ROSEZOZ4"],
    ["LILI1", "IIIII"],
    ["BO88Y5", "BOBBYS"],
    ["rosé", "ROSE"],
    ["ＲＯＳＥ", "ROSE"],
    ["VVILL", "VVIII"],
    ["", ""],
  ])("%s is %s", (text, folded) => {
    expect(foldCode(text)).toBe(folded);
  });

  it("leaves the letters of made codes as they are", () => {
    expect(foldCode("34679ACDEFGHJKMNPQRTVWXY")).toBe("34679ACDEFGHJKMNPQRTVWXY");
  });
});

describe("codeOfEntry", () => {
  it.each([
    ["ROSE-24", "ROSE-24"],
    ["  rose24 ", "rose24"],
    ["https://shop.example/apps/fidelio/friend/ROSE-24", "ROSE-24"],
    ["shop.example/apps/fidelio/friend/rose-24/?utm=1", "rose-24"],
    ["Look: https://shop.example/fr/apps/fidelio/friend/ROSE%2D24 it is good", "ROSE-24"],
    ["https://shop.example/apps/fidelio/friend/ROSE%2", "ROSE%2"],
  ])("%s is entered as %s", (text, code) => {
    expect(codeOfEntry(text)).toBe(code);
  });
});

describe("writtenCode", () => {
  it.each([
    ["rose 24", "ROSE-24"],
    ["Marie-Lou", "MARIE-LOU"],
    ["ABCD", "ABCD"],
  ])("%s is written %s", (wish, code) => {
    expect(writtenCode(wish)).toBe(code);
  });

  it.each(["ABC", "A-B-C", "-ROSE", "ROSE--24", "ROSE_24", "ROSÉ", "A".repeat(21), ""])("%j is no code", (wish) => {
    expect(writtenCode(wish)).toBeNull();
  });
});
