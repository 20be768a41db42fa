import { describe, expect, it } from "vitest";
import { asMeant, friendCodeOf } from "./entry";

describe("what a friend typed", () => {
  it.each([
    [
      { code: "MAYA-24", email: "jo@example.com" },
      { code: "MAYA-24", email: "jo@example.com" },
    ],
    [
      { code: "jo@example.com", email: "MAYA-24" },
      { code: "MAYA-24", email: "jo@example.com" },
    ],
    [
      { code: "jo@example.com", email: null },
      { code: "", email: "jo@example.com" },
    ],
    [
      { code: "jo@example.com", email: "jo@example.com" },
      { code: "jo@example.com", email: "jo@example.com" },
    ],
    [
      { code: "MAYA-24", email: "jo@" },
      { code: "MAYA-24", email: "jo@" },
    ],
  ])("%j is meant as %j", (typed, meant) => {
    expect(asMeant(typed)).toEqual(meant);
  });

  it.each([
    ["7KQM-4XRA-N9DE", "7KQM-4XRA-N9DE"],
    [" 7kqm 4xra n9de ", "7KQM-4XRA-N9DE"],
    ["7KQM4XRAN9DE", "7KQM-4XRA-N9DE"],
    ["MAYA-24", null],
    ["", null],
  ])("%s is the discount %s", (typed, code) => {
    expect(friendCodeOf(typed)).toBe(code);
  });
});
