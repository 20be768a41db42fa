import type { Api } from "@shopify/ui-extensions/customer-account.order-status.block.render";

/** What Shopify gives on an order's own page, beside what it gives everywhere in the account. */
export const orderStatus = (): Api => (globalThis as unknown as { shopify: Api }).shopify;
