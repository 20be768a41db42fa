import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { inShop, type ShopTx } from "../db/tenancy.server";
import { lockMembers } from "../ledger/members.server";
import { ensureMembers } from "../members/ensure.server";
import { bareCustomer } from "../members/profile.server";
import { settleMembers, settleShop } from "../members/settle.server";
import { orderFromWebhook } from "../shopify/facts/from-webhook";
import { drainUntilEmpty } from "./drain.server";
import { arrive, makeShop, orderBody, type OrderGiven } from "./intake.fixture";
import { applyOrders } from "./orders/apply-orders.server";

useDatabase();

const order = (id: string, price: string, more: Partial<OrderGiven> = {}) => ({
  id,
  placedAt: new Date(Date.now() - 86_400_000).toISOString(),
  lines: [{ id, price, quantity: 1 }],
  ...more,
});
const apply = (tx: ShopTx, given: OrderGiven) => applyOrders(tx, [{ ...orderFromWebhook(orderBody(given)), source: "webhook" }]);
const memberOf = (tx: ShopTx) => tx.sql<{ id: string; tier: string }>("select id, tier from member order by id");

it("a tier that is settled while an order raises it is worked out from both", async () => {
  const shop = await makeShop();
  await arrive(shop, "orders/create", orderBody(order("5001", "1500.00")));
  await drainUntilEmpty();
  const [member] = await inShop(shop.id, async (tx) => {
    await tx.sql("update member set tier = 'bronze', tier_due_at = $1", [tx.now]);
    return memberOf(tx);
  });
  let settling: Promise<unknown> = Promise.resolve();
  await inShop(shop.id, async (tx) => {
    await apply(tx, order("5002", "2000.00"));
    settling = inShop(shop.id, (other) => settleMembers(other, [member!.id]));
    await wait(200);
  });
  await settling;
  expect(await inShop(shop.id, memberOf)).toMatchObject([{ tier: "gold" }]);
});

it("who brings news of one member and points of another does not wait for who settles both, and be waited for", async () => {
  const shop = await makeShop();
  const [low, high] = await inShop(shop.id, async (tx) => {
    const made = await ensureMembers(tx, ["7001", "7002"].map(bareCustomer));
    return [...made.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  });
  await inShop(shop.id, (tx) => tx.sql("update member set tier_due_at = $1", [tx.now]));
  let settling: Promise<unknown> = Promise.resolve();
  await inShop(shop.id, async (tx) => {
    const news = { ...bareCustomer(high!.customerId!), updatedAt: tx.now.toISOString(), firstName: "Ada" };
    await ensureMembers(tx, [bareCustomer(low!.customerId!), news]);
    settling = inShop(shop.id, (other) => settleShop(other));
    await wait(200);
    await lockMembers(tx, [low!.id, high!.id]);
  });
  await settling;
});
