import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { defaultProgram } from "../../../loyalty/default-program";
import { parseProgram, type Program, type Reward } from "../../../loyalty/program";
import { rewardCost } from "../../../loyalty/reward-cost";
import { rewardKinds, rewardSchema } from "../../../loyalty/reward-shape";
import { templateProgram } from "../../../loyalty/templates/templates";
import { added, canHave, conditionNames, holds, removed } from "./condition-blocks";
import { fieldsOf, readField, writeField, type RewardField } from "./fields";
import { retitled } from "./reward-titles";
import { addReward, moveReward, newReward, removeReward } from "./rewards";

const program = defaultProgram("GBP");
const whole = (reward: Reward): Reward => (reward.kind === "product" ? { ...reward, choices: [{ product: "1", variant: "2" }] } : reward);

describe("the fields of the page of rewards", () => {
  it.each(rewardSchema.options.map((option) => [option.shape.kind.value, option] as const))(
    "are all that a reward of kind %s can say",
    (kind, option) => {
      const said = Object.keys(option.shape as Record<string, z.ZodType>).filter((name) => !["kind", "key", "archived"].includes(name));
      expect([...fieldsOf[kind]].sort()).toEqual(said.sort());
    },
  );

  it.each(rewardKinds)("of a reward of kind %s are taken out and put back without touching another", (kind) => {
    const reward = whole(newReward(kind, program));
    for (const field of fieldsOf[kind]) {
      const without = writeField(reward, field, undefined);
      expect(readField(without, field)).toBeUndefined();
      expect(writeField(without, field, readField(reward, field))).toEqual(reward);
      for (const other of fieldsOf[kind] as readonly RewardField[]) {
        if (other !== field) expect(readField(without, other)).toEqual(readField(reward, other));
      }
    }
  });
});

describe("a new reward", () => {
  it.each(rewardKinds.flatMap((kind) => ["GBP", "JPY", "KWD"].map((currency) => [kind, currency] as const)))(
    "of kind %s can be published as it is added, and gives back 2.5 to 3.5 %% where that can be said (%s)",
    (kind, currency) => {
      for (const one of [defaultProgram(currency), templateProgram("coffee", currency), templateProgram("b2b", currency)]) {
        const reward = whole(newReward(kind, one));
        expect(parseProgram(addReward(one, reward))).toMatchObject({ ok: true });
        const gives = rewardCost(one, reward)?.gives;
        if (!gives || gives.how !== "exactly") continue;
        expect(gives.percent).toBeGreaterThanOrEqual(2.5);
        expect(gives.percent).toBeLessThanOrEqual(3.5);
      }
    },
  );

  it("asks for its goods where it is a free product", () => {
    const parsed = parseProgram(addReward(program, newReward("product", program)));
    expect(parsed).toMatchObject({ ok: false, faults: [{ path: "rewards.1.choices" }] });
  });

  it("has a key of its own, is in the program's languages, and has a price where nothing earns by money", () => {
    const french = { ...program, title: { fr: "Le Club" }, earning: [] };
    const first = newReward("gift-card", french);
    expect(first).toMatchObject({ key: "gift-card", title: { fr: "Carte-cadeau de 10 £" }, cost: 200, value: "10.00", validDays: null });
    expect(newReward("gift-card", addReward(french, first)).key).toBe("gift-card-2");
  });
});

describe("what a reward costs against what it gives", () => {
  const tea: Reward = { ...newReward("product", program), cost: 200, choices: [{ product: "1", variant: "2" }] } as Reward;

  it("is of a free product its price, of several at most the dearest", () => {
    expect(rewardCost(program, tea)).toEqual({ goods: 20_000, gives: null });
    expect(rewardCost(program, tea, { prices: [400] })).toEqual({ goods: 20_000, gives: { minor: 400, percent: 2, how: "exactly" } });
    expect(rewardCost(program, tea, { prices: [400, 1_000, 900] })?.gives).toEqual({ minor: 1_000, percent: 5, how: "at-most" });
  });

  it("is of a percentage at most its cap, and not known without one", () => {
    const tenth = { ...newReward("percentage", program), cost: 200 } as Reward;
    expect(rewardCost(program, writeField(tenth, "cap", "10"))?.gives).toEqual({ minor: 1_000, percent: 5, how: "at-most" });
    expect(rewardCost(program, writeField(tenth, "cap", undefined))).toEqual({ goods: 20_000, gives: null });
  });

  it("is not told where nothing earns by money", () => {
    expect(rewardCost({ ...program, earning: [] }, tea)).toBeNull();
  });
});

describe("a reward's title", () => {
  const five = { ...newReward("amount", program), title: { en: "£5 off", fr: "Un cadeau" } };

  it("that says the amount follows it, and one of the merchant's own stays", () => {
    expect(retitled(five, writeField(five, "value", "7.50"), "GBP").title).toEqual({ en: "£7.50 off", fr: "Un cadeau" });
  });

  it("follows through whatever is typed on the way", () => {
    let typed: Reward = five;
    for (const value of ["5.0", "5.", "5", "", "1", "12", "12."]) typed = retitled(typed, writeField(typed, "value", value), "GBP");
    expect(typed.title).toEqual({ en: "£12 off", fr: "Un cadeau" });
  });

  it("follows a percentage too", () => {
    const ten = newReward("percentage", program);
    expect(retitled(ten, writeField(ten, "percent", "12.5"), "GBP").title["en"]).toBe("12.5% off");
  });
});

describe("the conditions of a reward", () => {
  it.each(rewardKinds)("of kind %s begin whole or ask to be filled, and leave nothing behind", (kind) => {
    const reward = whole(newReward(kind, program));
    for (const block of conditionNames) {
      if (!canHave(reward, block, program)) continue;
      const begun = added(reward, block, { today: "2026-11-22", currency: "GBP" });
      expect(holds(begun, block)).toBe(true);
      const parsed = parseProgram(addReward(program, begun));
      expect(parsed.ok || block === "tiers").toBe(true);
      expect(removed(begun, block)).toEqual(removed(reward, block));
    }
  });

  it("are no minimum where there is no code, and no tiers where the program has none", () => {
    expect(canHave(newReward("perk", program), "minimum", program)).toBe(false);
    expect(canHave(newReward("amount", program), "tiers", { tiers: null })).toBe(false);
  });
});

describe("the order of rewards", () => {
  it("passes over archived ones, and ends at both ends", () => {
    const [a, b, c] = (["shipping", "perk", "sliding"] as const).map((kind) => newReward(kind, program));
    const three: Program = { ...program, rewards: [a!, { ...b!, archived: true }, c!] };
    expect(moveReward(three, "sliding", -1).rewards.map(({ key }) => key)).toEqual(["sliding", "perk", "shipping"]);
    expect(moveReward(three, "shipping", -1)).toBe(three);
    expect(removeReward(three, "perk").rewards).toHaveLength(2);
  });
});
