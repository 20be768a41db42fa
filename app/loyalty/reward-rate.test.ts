import { describe, expect, it } from "vitest";
import { defaultProgram } from "./default-program";
import type { Program } from "./program";
import { rewardRate } from "./reward-rate";

const program = defaultProgram("GBP");
const withRate = (points: string, per: string): Program => ({
  ...program,
  earning: program.earning.map((rule) => (rule.on === "order" ? { ...rule, points, per } : rule)),
});

describe("what a reward costs against what it gives", () => {
  it.each([
    ["1", "1.00", 200, "5.00", 20_000, 2.5],
    ["1", "1.00", 100, "5.00", 10_000, 5],
    ["10", "1.00", 500, "5.00", 5_000, 10],
    ["1.5", "1.00", 200, "5.00", 13_334, 3.8],
    ["1", "3.00", 7, "1.00", 2_100, 4.8],
    ["1", "1.00", 3, "1.00", 300, 33.3],
  ])("%s points for each £%s: %i points for £%s take %i pence, %f %%", (points, per, cost, value, goods, percent) => {
    expect(rewardRate(withRate(points, per), { cost, value })).toEqual({ goods, percent });
  });

  it("is not told where nothing earns by money, or while an amount is typed", () => {
    const perOrder = {
      ...program,
      earning: program.earning.map((rule) => (rule.on === "order" ? { ...rule, gives: "per-order" as const } : rule)),
    };
    expect(rewardRate(perOrder, { cost: 200, value: "5" })).toBeNull();
    expect(rewardRate({ ...program, earning: [] }, { cost: 200, value: "5" })).toBeNull();
    expect(rewardRate(program, { cost: Number.NaN, value: "5" })).toBeNull();
    expect(rewardRate(program, { cost: 200, value: "" })).toBeNull();
    expect(rewardRate(program, { cost: 200, value: "5.001" })).toBeNull();
    expect(rewardRate(withRate("", "1"), { cost: 200, value: "5" })).toBeNull();
    expect(rewardRate(withRate("1", "0"), { cost: 200, value: "5" })).toBeNull();
  });
});
