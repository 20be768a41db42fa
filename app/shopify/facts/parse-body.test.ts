import { describe, expect, it } from "vitest";
import { parseBody } from "./parse-body";

describe("parseBody", () => {
  it("loses no digit of an id above 2^53", () => {
    expect(parseBody('{"id":820982911946154508,"n":1,"price":89.99}')).toEqual({ id: "820982911946154508", n: 1, price: 89.99 });
  });

  it("keeps numbers that floating point holds as numbers, also beside a long one", () => {
    expect(parseBody('{"id":9007199254740991,"total":0.00}')).toEqual({ id: 9_007_199_254_740_991, total: 0 });
  });

  it("takes the fast way where no id can be lost", () => {
    expect(parseBody('{"id":5001}')).toEqual({ id: 5001 });
  });

  it.each(["", "{", "not json", '{"id":1111111111111111111'])("refuses %j", (text) => {
    expect(() => parseBody(text)).toThrow(SyntaxError);
  });
});
