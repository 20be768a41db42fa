import { describe, expect, it } from "vitest";
import { startChange } from "../devstore/store/world";
import { placeOrder, type NewLine } from "../devstore/orders/place-order";
import { refundOrder } from "../devstore/orders/refund-order";
import { editOrder } from "../devstore/orders/change-order";
import { useDiscounts } from "../devstore/orders/use-codes";
import { makeCode } from "../devstore/support/shopper";
import { caseSteps } from "../devstore/seed/second-shop-cases";
import { frenchCustomer, frenchCustomerIds, frenchProducts } from "../devstore/seed/second-shop-stock";
import { orderPayload } from "../devstore/webhooks/order-payload";
import { useDatabase } from "./support/database";
import { useStandIn } from "./support/stand-in";
import { systemPrisma, systemSql } from "../app/db/system.server";
import { inShop } from "../app/db/tenancy.server";
import { authenticateAdmin } from "../app/shopify/authenticate.server";
import { createDiscount, deactivateDiscount, deleteDiscount, findDiscountByCode, isRefusal } from "../app/shopify/discounts.server";
import { orderFromWebhook, type OrderAndCustomer } from "../app/shopify/facts/from-webhook";
import { parseBody } from "../app/shopify/facts/parse-body";
import { ensureInstalled, forgetTokens, installShop, refreshShop } from "../app/shopify/install.server";
import { digestDifferences, digestOfFacts, readOrder, readRecentOrders, scanOrders } from "../app/shopify/orders.server";
import { findOrderWithCode } from "../app/shopify/orders-with-code.server";

const shop = "demo.myshopify.com";
const french = "demo-fr.myshopify.com";
const day = 86_400_000;

useDatabase();
const { store, world, visit, browser } = useStandIn();
const shopOf = (domain: string) => world.state.shop(domain)!;

/** What a webhook of this moment would tell of an order. */
function told(domain: string, orderId: string): OrderAndCustomer {
  const order = world.state.get("order", domain, orderId)!;
  const customer = order.customerId ? (world.state.get("customer", domain, order.customerId) ?? null) : null;
  return orderFromWebhook(parseBody(JSON.stringify(orderPayload(order, customer, shopOf(domain)))));
}

describe("a shop that opens the app", () => {
  it("is installed: settings, definitions, tokens, and a job that reads its orders", async () => {
    const { shop: first, staffId } = await visit(shop);
    expect(staffId).toMatch(/^\d+$/u);
    expect(first.status).toBe("active");
    const row = await systemPrisma().shop.findUniqueOrThrow({ where: { domain: shop } });
    expect(row).toMatchObject({
      currency: "GBP",
      zone: "Europe/London",
      taxesIncluded: true,
      locale: "en",
      locales: ["en", "fr"],
      plus: true,
      customerAccounts: "new",
    });
    expect(row.scopes).toContain("read_orders");
    const session = await systemPrisma().session.findUniqueOrThrow({ where: { id: `offline_${shop}` } });
    expect(session.refreshToken).not.toBeNull();
    expect(await systemSql("select key from graphile_worker.jobs")).toEqual([{ key: `read-recent-orders/${first.shopId}` }]);
    // once more changes nothing
    expect((await visit(shop)).shop).toEqual(first);
    expect(await installShop(shop)).toEqual(first);
  });

  it("has the plan that it subscribes to at Shopify; a name that is none of ours buys nothing", async () => {
    const { shop: held } = await visit(shop);
    const planAs = async (appPlan: string | null) => {
      world.state.commit([["shop", shop, shop, { ...shopOf(shop), appPlan }]]);
      await refreshShop(shop);
      return (await systemPrisma().shop.findUniqueOrThrow({ where: { id: BigInt(held.shopId) } })).appPlan;
    };
    expect(await planAs("Growth")).toBe("growth");
    expect(await planAs("Platinum")).toBe("free");
    expect(await planAs(null)).toBe("free");
  });

  it("is paused when it comes back", async () => {
    const { shop: held } = await visit(french);
    await inShop(held.shopId, async (tx) => {
      await tx.prisma.shop.update({ where: { id: BigInt(held.shopId) }, data: { status: "uninstalled", uninstalledAt: tx.now } });
      await forgetTokens(tx, french);
    });
    await expect(ensureInstalled(french)).rejects.toMatchObject({ code: "shopify_unavailable", detail: { reason: "not-installed" } });
    expect((await visit(french)).shop).toEqual({ ...held, status: "paused" });
  });

  it("is not opened by a buyer's token", async () => {
    const [head, , tail] = store.idToken(shop).split(".");
    const claims = Buffer.from(JSON.stringify({ dest: shop, aud: "local-key", sub: "gid://shopify/Customer/61" })).toString("base64url");
    const request = new Request("http://localhost:3000/app", {
      headers: { "user-agent": browser, authorization: `Bearer ${head}.${claims}.${tail}` },
    });
    await expect(authenticateAdmin(request)).rejects.toMatchObject({ status: 401 });
  });
});

describe("a discount", () => {
  const wanted = {
    code: "7KQM-4XRA-N9DE",
    title: "£5 off",
    worth: { kind: "amount" as const, amount: "5.00" },
    items: null,
    subscriptions: "none" as const,
    minimumSubtotal: "25.00",
    startsAt: new Date(),
    endsAt: new Date(Date.now() + 30 * day),
    customerId: null,
    combinesWith: { order: false, product: true, shipping: true },
    tags: ["fidelio"],
  };

  it("is made once, adopted by a second try, ended and deleted, each as often as asked", async () => {
    const made = await createDiscount(shop, wanted);
    expect(made.adopted).toBe(false);
    expect(await createDiscount(shop, wanted)).toEqual({ gid: made.gid, adopted: true });
    expect(await findDiscountByCode(shop, wanted.code)).toMatchObject({
      gid: made.gid,
      title: "£5 off",
      status: "active",
      used: 0,
      tags: ["fidelio"],
    });
    const another = await createDiscount(shop, { ...wanted, title: "Of another app" }).catch((error: unknown) => error);
    expect(isRefusal(another)).toBe(true);
    await deactivateDiscount(shop, made.gid);
    expect((await findDiscountByCode(shop, wanted.code))?.status).toBe("expired");
    for (let times = 0; times < 2; times += 1) await deleteDiscount(shop, made.gid);
    await deactivateDiscount(shop, made.gid);
    expect(await findDiscountByCode(shop, wanted.code)).toBeNull();
  });

  it("that Shopify refuses is refused for good", async () => {
    const refused = await createDiscount(shop, { ...wanted, tags: ["1", "2", "3", "4", "5", "6"] }).catch((error: unknown) => error);
    expect(isRefusal(refused)).toBe(true);
  });

  it("is found in the order that used it", async () => {
    const lines: NewLine[] = [{ sku: "A", title: "A thing", quantity: 1, price: 5000 }];
    const discounts = [{ code: "USED-ONCE", amount: 500, title: "USED-ONCE" }] as never;
    const order = placeOrder(world, shopOf(shop), { customerId: null, lines, payments: "paid", discounts });
    expect(await findOrderWithCode(shop, "used-once")).toBe(order.id);
    expect(await findOrderWithCode(shop, "NEVER-USED")).toBeNull();
  });
});

describe("orders", () => {
  it("of every case have the same facts from a webhook and from the Admin API", async () => {
    const home = shopOf(french);
    const change = startChange(world, home);
    for (const id of frenchCustomerIds) change.putCustomer(frenchCustomer(id, change.at));
    for (const product of frenchProducts(change.at)) change.put("product", home.domain, product.id, product);
    change.commit();
    for (const step of caseSteps.filter((one) => one.age < 55))
      await step.run(world, home, new Date(Date.now() - step.age * day).toISOString());
    const scanned: string[] = [];
    for await (const page of scanOrders(french, { updatedFrom: null })) {
      for (const digest of page) {
        const webhook = told(french, digest.orderId);
        const admin = await readOrder(french, digest.orderId);
        expect(admin?.facts, digest.orderId).toEqual(webhook.facts);
        expect(digestDifferences(digestOfFacts(webhook.facts), digest), digest.orderId).toEqual([]);
        scanned.push(digest.orderId);
      }
    }
    expect(scanned.length).toBeGreaterThan(10);
  });

  it("with codes of every class, and one that applies by itself, have the same facts from both", async () => {
    const home = shopOf(shop);
    const combinesWith = { order: true, product: true, shipping: true };
    const make = (code: string, more: object) => makeCode(store, shop, code, { combinesWith, ...more });
    make("ORDER-TEN", { value: { kind: "percentage", share: 0.1 } });
    make("ONE-MUG", { items: { variants: ["77"] } });
    make("FREE-WAY", { value: { kind: "shipping" } });
    make("", { id: "by-itself", title: "By itself", automatic: true, value: { kind: "amount", amount: 100 } });
    const lines: NewLine[] = [
      { sku: "MUG", variantId: "77", title: "Mug", quantity: 2, price: 1999, taxRate: 0.2 },
      { sku: "TEA", variantId: "78", title: "Tea", quantity: 3, price: 1001, taxRate: 0.2 },
    ];
    const codes = ["ORDER-TEN", "ONE-MUG", "FREE-WAY"];
    const { applied } = useDiscounts(world, home, codes, { lines, shipping: 500, customerId: null });
    expect(applied).toHaveLength(4);
    const order = placeOrder(world, home, { customerId: null, lines, shipping: 500, discounts: applied, payments: "paid" });
    refundOrder(world, home, order.id, { lines: [{ line: order.lines[1]!.id, quantity: 1 }] });
    const admin = await readOrder(shop, order.id);
    expect(admin?.facts).toEqual(told(shop, order.id).facts);
    // £2 × 19.99 − £5.00, £3 × 10.01; a tenth of both off, then a pound
    expect(admin?.facts).toMatchObject({ discountCodes: codes.toSorted(), shipping: 0 });
    expect(admin?.facts.lines.reduce((sum, { paid }) => sum + paid, 0)).toBe(3498 + 3003 - 650 - 100);
    world.state.commit([
      ["discount", shop, "by-itself", null],
      ["order", shop, order.id, null],
    ]);
  });

  it("with more lines, refunds and edits than a page holds are read whole", async () => {
    const lines = Array.from({ length: 130 }, (_, index) => ({
      sku: `S${index}`,
      title: "A thing",
      quantity: 3,
      price: 999 + index,
      taxRate: 0.2,
    }));
    const home = shopOf(shop);
    const { id, lines: placed } = placeOrder(world, home, { customerId: null, lines, shipping: 500, payments: "paid" });
    for (const line of placed.slice(0, 5)) refundOrder(world, home, id, { lines: [{ line: line.id, quantity: 1 }] });
    refundOrder(world, home, id, { lines: placed.slice(5, 45).map((line) => ({ line: line.id, quantity: 2 })) });
    refundOrder(world, home, id, { amount: 1000 });
    editOrder(world, home, id, { add: [], remove: [{ line: placed[60]!.id, quantity: 1 }], paid: true });
    const admin = await readOrder(shop, id);
    expect(admin?.facts.lines).toHaveLength(130);
    expect(admin?.facts.refunds).toHaveLength(7);
    expect(admin?.facts).toEqual(told(shop, id).facts);
  });

  it("that Shopify does not give are null", async () => {
    expect(await readOrder(shop, "1")).toBeNull();
  });

  it("of a new shop are handed on in batches, whole", async () => {
    const batches: OrderAndCustomer[][] = [];
    const count = await readRecentOrders(shop, async (orders) => void batches.push(orders), {
      updatedFrom: new Date(Date.now() - day),
      batch: 2,
    });
    expect(count).toBe(2);
    expect(batches.map((batch) => batch.length)).toEqual([2]);
  });
});
