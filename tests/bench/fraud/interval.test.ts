import { describe, expect, it } from "vitest";
import { shareOf } from "./interval";

describe("the interval of a share", () => {
  it("is Wilson's", () => {
    // 81 of 263 and 0 of 29: Newcombe, Statistics in Medicine 17 (1998), table I, method 3
    expect(shareOf(81, 263)).toMatchObject({ from: expect.closeTo(0.2553, 3), to: expect.closeTo(0.3662, 3) });
    expect(shareOf(0, 20)).toMatchObject({ from: 0, to: expect.closeTo(0.1611, 3) });
    expect(shareOf(1, 29)).toMatchObject({ from: expect.closeTo(0.0061, 3), to: expect.closeTo(0.1718, 3) });
  });

  it("is everything where nothing was seen", () => {
    expect(shareOf(0, 0)).toMatchObject({ from: 0, to: 1 });
  });
});
