import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultProgram } from "../../../loyalty/default-program";
import { same } from "../same";
import { added, canHave, conditionAt, conditionBlocks, conditionNames, holds, removed, weekendOf } from "./condition-blocks";
import { fieldsOf } from "./fields";
import { anyRule } from "./rule.fixture";
import { newRule, ruleKinds } from "./rules";

const program = defaultProgram("GBP");

describe("conditions", () => {
  it("are all that a rule of any kind can ask", () => {
    const covered = new Set<string>(Object.values(conditionBlocks).flat());
    const asked = ruleKinds.flatMap((on) => fieldsOf[on].filter((id) => id.startsWith("when.")));
    expect(asked.filter((id) => !covered.has(id))).toEqual([]);
  });

  it("GIVEN any rule WHEN a condition that it has not is added and removed THEN it is as before", () => {
    fc.assert(
      fc.property(anyRule, (rule) => {
        for (const block of conditionNames.filter((one) => canHave(rule, one) && !holds(rule, one))) {
          const with_ = added(rule, block, "2026-11-20");
          expect(holds(with_, block)).toBe(true);
          expect(same(removed(with_, block), rule)).toBe(true);
        }
      }),
    );
  });

  it("of orders alone are not offered for other occasions", () => {
    const signup = newRule("signup", program);
    expect(conditionNames.filter((block) => canHave(signup, block))).toEqual(["tiers", "dates", "weekdays", "customerTags", "segments"]);
  });
});

describe("a fault's path", () => {
  it("leads to the condition that it is about", () => {
    expect(conditionAt("earning.2.when.tiers")).toBe("tiers");
    expect(conditionAt("earning.0.when.customerTags.any")).toBe("customerTags");
    expect(conditionAt("earning.12.when.until")).toBe("dates");
    expect(conditionAt("earning.2.points")).toBeNull();
    expect(conditionAt("rewards.0.cost")).toBeNull();
  });
});

describe("this weekend", () => {
  it.each([
    ["2026-11-20", "2026-11-21", "2026-11-22"],
    ["2026-11-21", "2026-11-21", "2026-11-22"],
    ["2026-11-22", "2026-11-21", "2026-11-22"],
    ["2026-11-23", "2026-11-28", "2026-11-29"],
    ["2026-12-31", "2027-01-02", "2027-01-03"],
  ])("seen from %s is %s to %s", (today, from, until) => {
    expect(weekendOf(today)).toEqual({ from, until });
  });
});
