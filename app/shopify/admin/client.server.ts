import { setTimeout as sleep } from "node:timers/promises";
import { realNow } from "../../base/clock";
import { singleton } from "../../base/singleton";
import { tokenFor } from "../tokens.server";
import { shopifyFetch } from "../transport.server";
import { AdminClient } from "./client";
import { CostBudget } from "./cost-budget";

export const adminVersion = "2026-10";

/** The share that is left of the tightest budget of this process's shops; null: nobody was asked yet. */
export function tightestBudget(): number | null {
  const budgets = singleton("admin-budgets", () => new Map<string, CostBudget>());
  const left = [...budgets.values()].flatMap((budget) => budget.left(realNow().getTime()) ?? []);
  return left.length === 0 ? null : Math.min(...left);
}

/** The Admin API of one shop, for work outside requests. Clients of one shop in a process share its cost budget. */
export function adminClient(shopDomain: string): AdminClient {
  const budgets = singleton("admin-budgets", () => new Map<string, CostBudget>());
  let budget = budgets.get(shopDomain);
  if (!budget) budgets.set(shopDomain, (budget = new CostBudget()));
  return new AdminClient({
    shopDomain,
    endpoint: `https://${shopDomain}/admin/api/${adminVersion}/graphql.json`,
    token: (refused) => tokenFor(shopDomain, refused),
    fetch: shopifyFetch,
    budget,
    now: () => realNow().getTime(),
    sleep: (ms) => sleep(ms),
    timeoutMs: 10_000,
    pauseMs: 500,
  });
}
