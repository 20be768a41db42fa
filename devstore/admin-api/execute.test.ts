import { beforeEach, describe, expect, it } from "vitest";
import type { DevStore } from "../create-store";
import { placeOrder } from "../orders/place-order";
import { ask, DEMO, FRENCH, testStore } from "../support/test-store";

const DAY_MS = 86_400_000;

describe("the Admin API", () => {
  let store: DevStore;
  const place = (id: string, daysAgo: number, shop = DEMO) => {
    const { world } = store.parts;
    const at = new Date(Date.now() - daysAgo * DAY_MS);
    const line = { sku: "A", title: "A", quantity: 1, price: 1050 };
    return placeOrder(world, world.state.shop(shop)!, { id, customerId: null, lines: [line], payments: "paid" }, at);
  };
  const create = (code: string) =>
    ask(
      store,
      DEMO,
      "mutation ($d: DiscountCodeBasicInput!) { discountCodeBasicCreate(basicCodeDiscount: $d) { codeDiscountNode { id } userErrors { code field message } } }",
      {
        d: {
          title: "Five off",
          code,
          startsAt: "2026-01-01T00:00:00Z",
          usageLimit: 1,
          customerGets: { items: { all: true }, value: { discountAmount: { amount: "5.00", appliesOnEachItem: false } } },
        },
      },
    );

  beforeEach(() => void (store = testStore()));

  it("refuses what Shopify's schema does not have", async () => {
    const { errors } = await ask(store, DEMO, "{ shop { nothing } }");
    expect(errors?.[0]?.message).toMatch(/Cannot query field "nothing" on type "Shop"/);
  });

  it("says so loudly when it does not answer a field that Shopify has", async () => {
    const { errors } = await ask(store, DEMO, "{ shop { richTextEditorUrl } }");
    expect(errors?.[0]?.message).toBe("The stand-in store does not answer Shop.richTextEditorUrl.");
  });

  it.each([
    ["{ orders(first: 1) { nodes { id } } }", "read_orders", ["read_customers"]],
    ["{ shopLocales { locale } }", "read_locales", ["read_orders"]],
    ["{ customers(first: 1) { nodes { id } } }", "read_customers", ["read_orders"]],
    [
      'mutation { discountCodeDelete(id: "gid://shopify/DiscountCodeNode/1") { deletedCodeDiscountId } }',
      "write_discounts",
      ["read_discounts"],
    ],
  ])("asks for the access scope of %s", async (query, scope, others) => {
    const denied = await ask(store, DEMO, query, {}, { scopes: others });
    expect(denied.errors?.[0]?.extensions?.code).toBe("ACCESS_DENIED");
    expect(denied.errors?.[0]?.message).toContain(scope);
    expect((await ask(store, DEMO, query, {}, { scopes: [scope] })).errors).toBeUndefined();
  });

  it("takes a scope to write for one to read", async () => {
    expect(
      (await ask(store, DEMO, "{ customers(first: 1) { nodes { id } } }", {}, { scopes: ["write_customers"] })).errors,
    ).toBeUndefined();
  });

  it("hides orders older than 60 days without read_all_orders", async () => {
    place("1", 61);
    place("2", 59);
    const query = '{ orders(first: 9) { nodes { id } } order(id: "gid://shopify/Order/1") { id } }';
    const some = await ask(store, DEMO, query, {}, { scopes: ["read_orders"] });
    expect(some.data).toEqual({ orders: { nodes: [{ id: "gid://shopify/Order/2" }] }, order: null });
    const all = await ask(store, DEMO, query, {}, { scopes: ["read_orders", "read_all_orders"] });
    expect(all.data.orders.nodes).toHaveLength(2);
    expect(all.data.order.id).toBe("gid://shopify/Order/1");
  });

  it("keeps shops apart", async () => {
    place("1", 1);
    expect((await ask(store, FRENCH, '{ order(id: "gid://shopify/Order/1") { id } }')).data).toEqual({ order: null });
  });

  it("pages through orders by updated_at, from a time on", async () => {
    for (let day = 10; day >= 1; day -= 1) place(String(day), day);
    const from = new Date(Date.now() - 7.5 * DAY_MS).toISOString();
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const query =
        "query ($q: String, $after: String) { orders(first: 3, after: $after, sortKey: UPDATED_AT, query: $q) { nodes { legacyResourceId } pageInfo { hasNextPage endCursor } } }";
      const { data } = await ask(store, DEMO, query, { q: `updated_at:>='${from}'`, after });
      seen.push(...data.orders.nodes.map((one: { legacyResourceId: string }) => one.legacyResourceId));
      more = data.orders.pageInfo.hasNextPage;
      after = data.orders.pageInfo.endCursor;
    }
    expect(seen).toEqual(["7", "6", "5", "4", "3", "2", "1"]);
  });

  it("writes decimals as Shopify's GraphQL does", async () => {
    place("1", 1);
    const { data } = await ask(
      store,
      DEMO,
      '{ order(id: "gid://shopify/Order/1") { totalPriceSet { shopMoney { amount currencyCode } } } }',
    );
    expect(data.order.totalPriceSet.shopMoney).toEqual({ amount: "10.5", currencyCode: "GBP" });
  });

  it("takes a code once, whatever its case, and gives it up when it is deleted", async () => {
    const first = await create("THANKS-1");
    const id = first.data.discountCodeBasicCreate.codeDiscountNode.id as string;
    const second = await create("thanks-1");
    expect(second.data.discountCodeBasicCreate).toMatchObject({
      codeDiscountNode: null,
      userErrors: [{ code: "TAKEN", field: ["basicCodeDiscount", "code"] }],
    });
    const look = '{ codeDiscountNodeByCode(code: "Thanks-1") { id codeDiscount { ... on DiscountCodeBasic { status usageLimit } } } }';
    expect((await ask(store, DEMO, look)).data.codeDiscountNodeByCode).toEqual({ id, codeDiscount: { status: "ACTIVE", usageLimit: 1 } });
    await ask(store, DEMO, `mutation { discountCodeDeactivate(id: "${id}") { userErrors { code } } }`);
    expect((await ask(store, DEMO, look)).data.codeDiscountNodeByCode.codeDiscount.status).toBe("EXPIRED");
    await ask(store, DEMO, `mutation { discountCodeDelete(id: "${id}") { deletedCodeDiscountId } }`);
    expect((await ask(store, DEMO, look)).data.codeDiscountNodeByCode).toBeNull();
    const told = [...store.parts.world.state.unsettled.values()].map((one) => one.event.topic);
    expect(told).toEqual(["discounts/update", "discounts/delete"]);
  });

  it("says what a query costs, and refuses one that is too dear", async () => {
    place("1", 1);
    const cheap = await ask(store, DEMO, "{ orders(first: 50) { nodes { id } } }");
    expect(cheap.extensions.cost).toMatchObject({ requestedQueryCost: 52, actualQueryCost: 3 });
    const dear = await ask(store, DEMO, "{ orders(first: 100) { nodes { lineItems(first: 100) { nodes { id } } } } }");
    expect(dear.errors?.[0]?.extensions?.code).toBe("MAX_COST_EXCEEDED");
  });

  it("throttles when the bucket is empty, with HTTP 200", async () => {
    const query = "{ orders(first: 250) { nodes { id customer { id } } } }";
    let answer = await ask(store, FRENCH, query);
    for (let count = 0; count < 300 && !answer.errors; count += 1)
      answer = await ask(store, FRENCH, 'mutation { a: tagsAdd(id: "gid://shopify/Customer/1", tags: []) { userErrors { message } } }');
    expect(answer.errors?.[0]?.extensions?.code).toBe("THROTTLED");
    expect(answer.extensions.cost.actualQueryCost).toBeNull();
    expect(answer.extensions.cost.throttleStatus).toMatchObject({ maximumAvailable: 2000, restoreRate: 100 });
  });

  it("refuses an unknown token", async () => {
    const request = new Request(`https://${DEMO}/admin/api/2026-10/graphql.json`, {
      method: "POST",
      headers: { "X-Shopify-Access-Token": "no" },
      body: "{}",
    });
    expect((await store.handle(request)).status).toBe(401);
  });

  it("keeps metafields, and refuses a write that missed a change", async () => {
    const set = (value: string, compareDigest?: string) =>
      ask(
        store,
        DEMO,
        "mutation ($m: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $m) { metafields { compareDigest } userErrors { code } } }",
        {
          m: [
            {
              ownerId: "gid://shopify/Shop/61000000001",
              namespace: "$app:fidelio",
              key: "face",
              type: "json",
              value,
              ...(compareDigest ? { compareDigest } : {}),
            },
          ],
        },
      );
    const first = await set('{"a":1}');
    const digest = first.data.metafieldsSet.metafields[0].compareDigest as string;
    expect((await set('{"a":2}', digest)).data.metafieldsSet.userErrors).toEqual([]);
    expect((await set('{"a":3}', digest)).data.metafieldsSet.userErrors).toEqual([{ code: "STALE_OBJECT" }]);
    const read = await ask(store, DEMO, '{ shop { metafield(namespace: "$app:fidelio", key: "face") { value jsonValue } } }');
    expect(read.data.shop.metafield).toEqual({ value: '{"a":2}', jsonValue: { a: 2 } });
  });
});
