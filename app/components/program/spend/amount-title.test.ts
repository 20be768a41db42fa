import { describe, expect, it } from "vitest";
import { defaultProgram } from "../../../loyalty/default-program";
import { parseProgram, type Reward } from "../../../loyalty/program";
import { rewardRate } from "../../../loyalty/reward-rate";
import { templateProgram } from "../../../loyalty/templates/templates";
import { firstAmount, withValue } from "./amount-title";
import { rewardKinds } from "./reward-kinds";

const reward = { ...(defaultProgram("GBP").rewards[0]! as Extract<Reward, { kind: "amount" }>), title: { en: "£5 off", fr: "Un cadeau" } };

describe("a reward's title", () => {
  it("that says the amount follows it, and one of the merchant's own stays", () => {
    expect(withValue(reward, "7.00", "GBP")).toMatchObject({ value: "7.00", title: { en: "£7 off", fr: "Un cadeau" } });
  });

  it("follows through whatever is typed on the way", () => {
    let typed: Extract<Reward, { kind: "amount" }> = reward;
    for (const value of ["5.0", "5.", "5", "", "1", "12", "12."]) typed = withValue(typed, value, "GBP");
    expect(typed.title).toEqual({ en: "£12 off", fr: "Un cadeau" });
  });
});

describe("a new reward", () => {
  it.each(["GBP", "EUR", "JPY", "KWD"])("can be published as it is added, and gives back 2.5 to 3.5 %% (%s)", (currency) => {
    for (const program of [defaultProgram(currency), templateProgram("coffee", currency), templateProgram("b2b", currency)]) {
      const added = rewardKinds.amount.blank("reward", program);
      expect(parseProgram({ ...program, rewards: [...program.rewards, added] }).ok).toBe(true);
      expect(rewardRate(program, added)?.percent).toBeGreaterThanOrEqual(2.5);
      expect(rewardRate(program, added)?.percent).toBeLessThanOrEqual(3.5);
    }
  });

  it("is in the program's languages, and has a price where nothing earns by money", () => {
    const program = { ...defaultProgram("GBP"), title: { fr: "Le Club" }, earning: [] };
    expect(firstAmount(program)).toEqual({ title: { fr: "5 £ de réduction" }, cost: 200, value: "5.00" });
  });
});
