import type { RewardKind } from "../loyalty/reward-shape";

/** The scopes without which what a reward buys cannot be made; asked of the merchant where such a reward is made. */
const scopesFor: Partial<Record<RewardKind, readonly string[]>> = {
  "gift-card": ["write_gift_cards"],
  "store-credit": ["read_store_credit_accounts", "write_store_credit_account_transactions"],
};

/** Whether what a reward of this kind buys can be made with these scopes: no points are held for what would only be refused. */
export function mayMake(kind: RewardKind, scopes: readonly string[]): boolean {
  return (scopesFor[kind] ?? []).every((scope) => scopes.includes(scope));
}
