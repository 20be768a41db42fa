import type { Api } from "@shopify/ui-extensions/customer-account.page.render";

/** What Shopify gives wherever in the account we run. Read where it is needed: what its signals say then is what is drawn. */
export const host = (): Api => (globalThis as unknown as { shopify: Api }).shopify;
