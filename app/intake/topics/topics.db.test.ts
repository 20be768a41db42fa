import { v7 as uuid } from "uuid";
import { describe, expect, it } from "vitest";
import { ledgerState } from "../../../tests/support/ledger-state";
import { useDatabase } from "../../../tests/support/database";
import { systemPrisma, systemSql } from "../../db/system.server";
import { inShop } from "../../db/tenancy.server";
import { drainUntilEmpty } from "../drain.server";
import { arrive, eventsOf, makeShop, orderBody, type TestShop } from "../intake.fixture";

useDatabase();

const outcomes = async (shop: TestShop) => (await eventsOf(shop)).map(({ outcome }) => outcome);
const order = (id: string, customer: string) => orderBody({ id, customer, lines: [{ id, price: "10.00", quantity: 3 }] });
const merge = (from: string, into: string, status: string) => ({
  admin_graphql_api_customer_kept_id: `gid://shopify/Customer/${into}`,
  admin_graphql_api_customer_deleted_id: `gid://shopify/Customer/${from}`,
  status,
});

describe("customers/merge", () => {
  it("brings all points and orders to the kept customer, once", async () => {
    const shop = await makeShop();
    await arrive(shop, "orders/create", order("5001", "7001"));
    await arrive(shop, "orders/create", order("5002", "7002"));
    await drainUntilEmpty();
    await arrive(shop, "customers/merge", merge("7001", "7002", "completed"));
    await arrive(shop, "customers/merge", merge("7001", "7002", "completed"), "told-again");
    await drainUntilEmpty();
    const { members, orders } = await ledgerState(shop.id);
    expect(orders["5001"]).toMatchObject({ customerId: "7002", granted: 30 });
    const { pending, available } = members["7002"]!.balance;
    expect(pending + available).toBe(60);
    expect(Object.keys(members)).toEqual(["7002"]);
  });

  it("moves nothing while the merge has not succeeded", async () => {
    const shop = await makeShop();
    await arrive(shop, "orders/create", order("5001", "7001"));
    await arrive(shop, "orders/create", order("5002", "7002"));
    await arrive(shop, "customers/merge", merge("7001", "7002", "failed"));
    await drainUntilEmpty();
    expect((await outcomes(shop)).at(-1)).toBe("unchanged");
    expect((await ledgerState(shop.id)).orders["5001"]).toMatchObject({ customerId: "7001" });
  });
});

describe("discounts/update and discounts/delete", () => {
  const ours = "gid://shopify/DiscountCodeNode/1";

  async function withCode(): Promise<{ shop: TestShop; id: string }> {
    const shop = await makeShop();
    const id = uuid();
    const row = { purpose: "redemption", kind: "amount", code: "AAAA-BBBB", state: "issued", document: {}, startsAt: new Date() };
    await inShop(shop.id, (tx) => tx.prisma.discount.create({ data: { shopId: BigInt(shop.id), id, gid: ours, ...row } }));
    return { shop, id };
  }

  const jobs = (shop: TestShop) =>
    systemSql(
      `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
       where t.identifier = 'end-discount' and j.payload->>'shopId' = $1`,
      [shop.id],
    );

  it.each([
    ["discounts/update", { admin_graphql_api_id: ours, status: "EXPIRED", updated_at: "2026-10-01T10:00:00Z" }],
    ["discounts/delete", { admin_graphql_api_id: ours, deleted_at: "2026-10-01T10:00:00Z" }],
  ])("%s of a code of ours that ends it has its points looked after, once", async (topic, body) => {
    const { shop, id } = await withCode();
    await arrive(shop, topic, body);
    await arrive(shop, topic, body);
    await drainUntilEmpty();
    expect(await outcomes(shop)).toEqual(["applied", "applied"]);
    expect(await jobs(shop)).toEqual([{ payload: { shopId: shop.id, discountId: id, reason: "code-gone" } }]);
  });

  it("leaves a code that is still active, and discounts that are not ours", async () => {
    const { shop } = await withCode();
    await arrive(shop, "discounts/update", { admin_graphql_api_id: ours, status: "ACTIVE" });
    await arrive(shop, "discounts/delete", {
      admin_graphql_api_id: "gid://shopify/DiscountCodeNode/2",
      deleted_at: "2026-10-01T10:00:00Z",
    });
    await drainUntilEmpty();
    expect(await outcomes(shop)).toEqual(["unchanged", "unchanged"]);
    expect(await jobs(shop)).toEqual([]);
  });
});

describe("app/scopes_update", () => {
  it("notes what is granted now", async () => {
    const shop = await makeShop();
    await arrive(shop, "app/scopes_update", { previous: ["read_orders"], current: ["write_discounts", "read_orders"] });
    await drainUntilEmpty();
    const row = await systemPrisma().shop.findUniqueOrThrow({ where: { id: BigInt(shop.id) } });
    expect(row.scopes).toEqual(["read_orders", "write_discounts"]);
  });
});

describe("app_subscriptions/update", () => {
  it("has the shop read once, however many subscriptions are told of: Shopify says which is active", async () => {
    const shop = await makeShop();
    for (const [name, status] of [
      ["Growth", "ACTIVE"],
      ["Starter", "CANCELLED"],
    ]) {
      await arrive(shop, "app_subscriptions/update", { app_subscription: { name, status } });
    }
    await drainUntilEmpty();
    expect(await outcomes(shop)).toEqual(["to-read", "to-read"]);
    const asked = await systemSql("select from graphile_worker.jobs where key = $1", [`read-shop/${shop.id}`]);
    expect(asked).toHaveLength(1);
  });
});
