import type { Reward } from "../../../loyalty/program";
import type { OptionalScope } from "../../../shopify/scopes";

const giftCards = ["read_gift_cards", "write_gift_cards"] as const;
const storeCredit = ["read_store_credit_accounts", "write_store_credit_account_transactions"] as const;

/** What Shopify must allow before a reward can be redeemed, beyond what every shop allows. */
export function scopesOf(reward: Pick<Reward, "kind">): readonly OptionalScope[] {
  if (reward.kind === "gift-card") return giftCards;
  return reward.kind === "store-credit" ? storeCredit : [];
}

/** Of those what the shop has not granted. */
export function missingScopes(reward: Pick<Reward, "kind">, granted: readonly string[]): OptionalScope[] {
  return scopesOf(reward).filter((scope) => !granted.includes(scope));
}
