import { setupServer } from "msw/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shopifyHandlers } from "./msw";
import { DEMO, testStore } from "./support/test-store";

describe("the stand-in within a process", () => {
  const store = testStore();
  const server = setupServer(...shopifyHandlers(store));
  beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
  afterAll(() => server.close());

  const ask = (signal?: AbortSignal) =>
    fetch(`https://${DEMO}/admin/api/2026-10/graphql.json`, {
      method: "POST",
      headers: { "X-Shopify-Access-Token": store.accessToken(DEMO), "Content-Type": "application/json" },
      body: JSON.stringify({
        query:
          'mutation { metafieldsSet(metafields: [{ownerId: "gid://shopify/Shop/61000000001", key: "k", type: "json", value: "1"}]) { userErrors { code } } }',
      }),
      ...(signal ? { signal } : {}),
    });

  it("answers what is asked of a shop", async () => {
    expect(await (await ask()).json()).toMatchObject({ data: { metafieldsSet: { userErrors: [] } } });
  });

  it("does the work and never answers, when asked to", async () => {
    store.parts.control.setAdminFaults({ throttle: 0, error: 0, timeoutAfterCommit: 1, seed: 1 });
    store.parts.world.state.table("metafield", DEMO).clear();
    await expect(ask(AbortSignal.timeout(100))).rejects.toThrow();
    expect(store.parts.world.state.table("metafield", DEMO).size).toBe(1);
    store.parts.control.setAdminFaults({ throttle: 0, error: 0, timeoutAfterCommit: 0, seed: 1 });
  });

  it("does not know other shops", async () => {
    expect((await fetch("https://nobody.myshopify.com/admin/api/2026-10/graphql.json", { method: "POST", body: "{}" })).status).toBe(404);
  });
});
