import { describe, expect, it } from "vitest";
import { featureGate, features, hasFeature, isPastLimit, planKeys, planNamed, planOf, plans } from "./plans";

describe("the table of plans", () => {
  it("goes up: each plan counts on more orders and holds all of the one before", () => {
    expect(plans.map(({ key }) => key)).toEqual([...planKeys]);
    plans.slice(1).forEach((plan, index) => {
      const before = plans[index]!;
      expect(plan.ordersAMonth ?? Infinity).toBeGreaterThan(before.ordersAMonth!);
      expect(plan.features).toEqual(expect.arrayContaining([...before.features]));
    });
    expect(plans.at(-1)!.features).toEqual([...features]);
  });

  it.each(["export", "api", "tiers"] as const)("holds %s back from nobody", (feature) => {
    for (const { key } of plans) expect(featureGate(feature, { plan: key, plus: false })).toEqual({ gate: "open" });
  });

  it("knows a plan by the name that Shopify has of it, and an unknown key as the smallest", () => {
    expect(planNamed(" growth ")?.key).toBe("growth");
    expect(planNamed("Platinum")).toBeNull();
    expect(planOf("platinum").key).toBe("free");
  });
});

describe("a feature", () => {
  it("of a higher plan is shown with the first plan that has it", () => {
    expect(hasFeature("free", "simulation")).toBe(false);
    expect(featureGate("simulation", { plan: "free", plus: true })).toEqual({ gate: "needs-plan", plan: planOf("growth") });
    expect(featureGate("simulation", { plan: "plus", plus: false })).toEqual({ gate: "open" });
  });

  it("that Shopify gives to Plus shops alone is absent for others, on every plan", () => {
    for (const plan of planKeys) {
      expect(featureGate("checkout-redeeming", { plan, plus: false })).toEqual({ gate: "absent" });
      expect(featureGate("checkout-redeeming", { plan, plus: true })).toEqual({ gate: "open" });
    }
  });
});

it("the limit is passed by the order after it, and never where there is none", () => {
  expect(isPastLimit("free", 200)).toBe(false);
  expect(isPastLimit("free", 201)).toBe(true);
  expect(isPastLimit("unlimited", 10_000_000)).toBe(false);
});
