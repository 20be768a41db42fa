import { describe, expect, it } from "vitest";
import { CostBudget } from "./cost-budget";

const status = { maximumAvailable: 2000, currentlyAvailable: 100, restoreRate: 100 };

describe("the cost budget", () => {
  it("lets the first request go, knowing nothing", () => {
    expect(new CostBudget().reserve("ReadOrder", 0)).toBe(0);
  });

  it("waits until an operation fits, by what it cost the last time", () => {
    const budget = new CostBudget();
    budget.note("ReadOrder", { requestedQueryCost: 300, throttleStatus: status }, 1000);
    expect(budget.reserve("ReadOrder", 1000)).toBe(2000);
    // a second one at the same moment waits behind the first
    expect(budget.reserve("ReadOrder", 1000)).toBe(5000);
  });

  it("counts what was restored meanwhile, up to the bucket's size", () => {
    const budget = new CostBudget();
    budget.note("ReadOrder", { requestedQueryCost: 300, throttleStatus: status }, 0);
    expect(budget.reserve("ReadOrder", 2000)).toBe(0);
    expect(budget.reserve("ReadOrder", 3_600_000)).toBe(0);
  });

  it("never waits for more than the bucket can hold", () => {
    const budget = new CostBudget();
    budget.note("ScanOrders", { requestedQueryCost: 9999, throttleStatus: { ...status, currentlyAvailable: 2000 } }, 0);
    expect(budget.reserve("ScanOrders", 0)).toBe(0);
  });

  it("believes Shopify over itself", () => {
    const budget = new CostBudget();
    budget.note("A", { requestedQueryCost: 100, throttleStatus: { ...status, currentlyAvailable: 0 } }, 0);
    budget.note("A", { throttleStatus: { ...status, currentlyAvailable: 2000 } }, 1);
    expect(budget.reserve("A", 1)).toBe(0);
  });
});
