/** What a plan may hold back. Earning, spending, export, the REST interface and the reading of one's own data are in every plan. */
export const features = [
  "tiers",
  "export",
  "api",
  "point-of-sale",
  "account-page",
  "checkout-redeeming",
  "referrals",
  "simulation",
  "automations",
  "surveys",
  "cohorts",
  "segments",
  "holdouts",
] as const;
export type Feature = (typeof features)[number];

export const planKeys = ["free", "growth", "plus", "unlimited"] as const;
export type PlanKey = (typeof planKeys)[number];

export interface Plan {
  key: PlanKey;
  /** as it is called at Shopify, where the merchant chooses it: it is not translated */
  name: string;
  /** orders a month that earned points, before a notice says so; null: any number */
  ordersAMonth: number | null;
  features: readonly Feature[];
}

const free = ["tiers", "export", "api", "point-of-sale", "account-page", "checkout-redeeming"] as const;
const growth = [...free, "referrals", "simulation", "automations"] as const;
const plus = [...growth, "surveys", "cohorts", "segments"] as const;

/**
 * The one table of plans, from the smallest up; each holds all of the one before. Nothing else decides what a plan may do.
 * Passing `ordersAMonth` never stops earning, spending or export: one notice says it.
 */
export const plans: readonly Plan[] = [
  { key: "free", name: "Free", ordersAMonth: 200, features: free },
  { key: "growth", name: "Growth", ordersAMonth: 1_000, features: growth },
  { key: "plus", name: "Plus", ordersAMonth: 5_000, features: plus },
  { key: "unlimited", name: "Unlimited", ordersAMonth: null, features },
];

const smallest = plans[0]!;

/** The plan under `key`; one that we do not know, of an older table, is the smallest. */
export function planOf(key: string): Plan {
  return plans.find((plan) => plan.key === key) ?? smallest;
}

/** The plan that Shopify calls `name`, whatever its case; null where it is none of ours. */
export function planNamed(name: string): Plan | null {
  return plans.find((plan) => plan.name.toLowerCase() === name.trim().toLowerCase()) ?? null;
}

export function hasFeature(planKey: string, feature: Feature): boolean {
  return planOf(planKey).features.includes(feature);
}

/** What Shopify gives to Shopify Plus shops alone: for others it is absent, whatever their plan with us. */
const shopifyPlusOnly: readonly Feature[] = ["checkout-redeeming"];

export type Gate = { gate: "open" } | { gate: "needs-plan"; plan: Plan } | { gate: "absent" };

/** How a feature is shown to a shop: open, disabled with the name of the first plan that has it, or not at all. */
export function featureGate(feature: Feature, shop: { plan: string; plus: boolean }): Gate {
  if (shopifyPlusOnly.includes(feature) && !shop.plus) return { gate: "absent" };
  if (hasFeature(shop.plan, feature)) return { gate: "open" };
  const plan = plans.find((each) => each.features.includes(feature));
  return plan ? { gate: "needs-plan", plan } : { gate: "absent" };
}

/** Whether a month's orders that earned are past what the plan counts on. Says something, stops nothing. */
export function isPastLimit(planKey: string, ordersThatEarned: number): boolean {
  const { ordersAMonth } = planOf(planKey);
  return ordersAMonth !== null && ordersThatEarned > ordersAMonth;
}
