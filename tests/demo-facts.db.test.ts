import { setupServer } from "msw/node";
import { afterAll, beforeAll, expect, it } from "vitest";
import { authenticateAdmin } from "../app/shopify/authenticate.server";
import { orderFromWebhook } from "../app/shopify/facts/from-webhook";
import { parseBody } from "../app/shopify/facts/parse-body";
import { readOrder } from "../app/shopify/orders.server";
import { createStore } from "../devstore/create-store";
import { shopifyHandlers } from "../devstore/msw";
import { seedFirstShop } from "../devstore/seed/seed-first-shop";
import { orderPayload } from "../devstore/webhooks/order-payload";
import { useDatabase } from "./support/database";

const shop = "demo.myshopify.com";
const browser = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36";
const together = 8;

const store = createStore({
  dataDir: null,
  appUrl: "http://localhost:3000",
  apiKey: "local-key",
  apiSecret: "local-secret",
  control: {} as never,
  unthrottled: true,
});
const { world } = store.parts;
const server = setupServer(...shopifyHandlers(store));

useDatabase();
beforeAll(async () => {
  server.listen();
  await seedFirstShop(world, store.now());
  await authenticateAdmin(new Request(store.adminUrl(shop), { headers: { "user-agent": browser } }));
});
afterAll(() => server.close());

it("the facts of every demo order are the same from its webhook and from the Admin API", async () => {
  const orders = [...world.state.table("order", shop).values()];
  expect(orders).toHaveLength(1657);
  const told = (order: (typeof orders)[number]) => {
    const customer = order.customerId ? (world.state.get("customer", shop, order.customerId) ?? null) : null;
    return orderFromWebhook(parseBody(JSON.stringify(orderPayload(order, customer, world.state.shop(shop)!)))).facts;
  };
  let compared = 0;
  for (let from = 0; from < orders.length; from += together) {
    const some = orders.slice(from, from + together);
    const read = await Promise.all(some.map((order) => readOrder(shop, order.id)));
    for (const [place, order] of some.entries()) {
      // text is compared, because equal facts are equal as JSON
      expect(JSON.stringify(read[place]?.facts), `order ${order.id}`).toBe(JSON.stringify(told(order)));
      compared += 1;
    }
  }
  expect(compared).toBe(1657);
}, 120_000);
