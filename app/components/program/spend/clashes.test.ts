import { describe, expect, it } from "vitest";
import type { ActiveDiscount } from "../../../loyalty/combining";
import { defaultProgram } from "../../../loyalty/default-program";
import { clashesOf, clashesWith } from "./clashes";
import { addReward, newReward } from "./rewards";

const alone = { order: false, product: false, shipping: false };
const discount = (title: string, automatic: boolean, combinesWith = alone): ActiveDiscount => ({
  title,
  automatic,
  classes: ["order"],
  combinesWith,
});
const program = addReward(
  addReward(defaultProgram("GBP"), newReward("shipping", defaultProgram("GBP"))),
  newReward("gift-card", defaultProgram("GBP")),
);
const [five, shipping, card] = program.rewards;

describe("discounts of the shop that will not combine", () => {
  const friendly = discount("Newsletter", false, { order: true, product: true, shipping: true });
  const sale = discount("Autumn sale", true);

  it("are named with who is in the way, those that apply by themselves first", () => {
    expect(clashesOf(program, five!, [friendly, sale])).toEqual([
      { discount: sale, because: "both" },
      { discount: friendly, because: "reward" },
    ]);
    expect(clashesOf(program, shipping!, [friendly, sale])).toEqual([{ discount: sale, because: "other" }]);
  });

  it("are none where there is no code", () => {
    expect(clashesOf(program, card!, [friendly, sale])).toEqual([]);
  });

  it("name on the page of publishing the rewards that they leave out, archived ones not", () => {
    expect(clashesWith(program, [friendly, sale]).map((one) => [one.discount.title, one.rewards.map(({ key }) => key)])).toEqual([
      ["Autumn sale", [five!.key, "shipping"]],
      ["Newsletter", [five!.key]],
    ]);
    const archived = { ...program, rewards: program.rewards.map((reward) => ({ ...reward, archived: true })) };
    expect(clashesWith(archived, [friendly, sale])).toEqual([]);
  });
});
