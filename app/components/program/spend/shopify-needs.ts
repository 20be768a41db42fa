import type { Program, Reward } from "../../../loyalty/program";
import { entitlementOf } from "../../../loyalty/spendable";
import type { OptionalScope } from "../../../shopify/scopes";

/** What of Shopify's a reward needs beyond what every shop allows. */
export type ShopifyNeed = "gift-card" | "store-credit" | "goods";

const scopesFor: Record<ShopifyNeed, readonly OptionalScope[]> = {
  "gift-card": ["read_gift_cards", "write_gift_cards"],
  "store-credit": ["read_store_credit_accounts", "write_store_credit_account_transactions"],
  // a collection that the app keeps, for goods that a code cannot name by itself
  goods: ["write_products"],
};

export function needOf(program: Program, reward: Reward): ShopifyNeed | null {
  if (reward.kind === "gift-card" || reward.kind === "store-credit") return reward.kind;
  return entitlementOf(program, reward)?.kind === "kept" ? "goods" : null;
}

/** What the shop has not granted of it. */
export function missingScopes(need: ShopifyNeed | null, granted: readonly string[]): OptionalScope[] {
  return need === null ? [] : scopesFor[need].filter((scope) => !granted.includes(scope));
}
