/**
 * The access scopes of the app, as shopify.app.toml names them. Each has its reason in the catalogues (`scope.<name>`), an
 * optional one also what happens without it (`scope.<name>.without`): the Permissions page and docs/scopes.md say the same,
 * and a test compares the three.
 */
export const requiredScopes = [
  "read_customer_merge",
  "read_customers",
  "read_discounts",
  "read_locales",
  "read_locations",
  "read_orders",
  "read_products",
  "write_customers",
  "write_discounts",
] as const;

export const optionalScopes = [
  "read_all_orders",
  "read_gift_cards",
  "read_markets",
  "read_returns",
  "read_store_credit_accounts",
  "write_gift_cards",
  "write_products",
  "write_store_credit_account_transactions",
] as const;

export type RequiredScope = (typeof requiredScopes)[number];
export type OptionalScope = (typeof optionalScopes)[number];

/** Shopify grants these after a review of the app, not by the merchant's word alone. */
export const scopesOnRequest: readonly OptionalScope[] = ["read_all_orders"];
