import { beforeAll, expect, it } from "vitest";
import { orderFromWebhook } from "../app/shopify/facts/from-webhook";
import { parseBody } from "../app/shopify/facts/parse-body";
import { readOrder } from "../app/shopify/orders.server";
import { seedFirstShop } from "../devstore/seed/seed-first-shop";
import { orderPayload } from "../devstore/webhooks/order-payload";
import { useDatabase } from "./support/database";
import { useStandIn } from "./support/stand-in";

const shop = "demo.myshopify.com";
const together = 8;

useDatabase();
const { store, world, visit } = useStandIn({ unthrottled: true });
beforeAll(async () => {
  await seedFirstShop(world, store.now());
  await visit(shop);
});

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
