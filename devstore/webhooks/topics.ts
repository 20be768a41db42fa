/** What the app subscribes to (shopify.app.toml) and the stand-in can tell of. Others happen silently. */
export const topics = new Set([
  "orders/create",
  "orders/paid",
  "orders/updated",
  "orders/edited",
  "orders/cancelled",
  "orders/fulfilled",
  "orders/delete",
  "refunds/create",
  "customers/create",
  "customers/update",
  "customers/delete",
  "customers/enable",
  "customers/disable",
  "customers/merge",
  "customers_email_marketing_consent/update",
  "customers_marketing_consent/update",
  "customer.tags_added",
  "customer.tags_removed",
  "products/create",
  "products/update",
  "products/delete",
  "collections/create",
  "collections/update",
  "collections/delete",
  "discounts/update",
  "discounts/delete",
  "shop/update",
  "app_subscriptions/update",
  "app/uninstalled",
  "app/scopes_update",
  "customers/data_request",
  "customers/redact",
  "shop/redact",
]);

/** Shopify takes no subscription to these from shopify.app.toml: told to an app that asked for them by the Admin API. */
export const topicsByApi = new Set(["customer.joined_segment", "customer.left_segment"]);

/** Told even to an app that is no longer installed. */
export const afterUninstall = new Set(["app/uninstalled", "shop/redact"]);
