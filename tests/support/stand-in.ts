import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll } from "vitest";
import { authenticateAdmin } from "../../app/shopify/authenticate.server";
import { createStore } from "../../devstore/create-store";
import { shopifyHandlers } from "../../devstore/msw";

const browser = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36";

/** The stand-in store in this process, in memory, answering the app's requests to Shopify for the whole test file. */
export function useStandIn(options: { unthrottled?: boolean } = {}) {
  const store = createStore({
    dataDir: null,
    appUrl: "http://localhost:3000",
    apiKey: "local-key",
    apiSecret: "local-secret",
    control: {} as never,
    ...options,
  });
  const server = setupServer(...shopifyHandlers(store));
  beforeAll(() => server.listen());
  afterEach(() => server.resetHandlers());
  afterAll(() => server.close());
  /** opens the app's page as the admin does */
  const visit = (domain: string) => authenticateAdmin(new Request(store.adminUrl(domain), { headers: { "user-agent": browser } }));
  return { store, visit, browser, world: store.parts.world };
}
