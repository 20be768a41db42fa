import { readdirSync, readFileSync } from "node:fs";
import { Kind, parse, type DocumentNode } from "graphql";
import { beforeAll, describe, expect, it } from "vitest";
import { optionalScopes, requiredScopes } from "../../app/shopify/scopes";
import { placeOrder } from "../orders/place-order";
import { refundOrder } from "../orders/refund-order";
import type { DevStore } from "../create-store";
import { ask, DEMO, testStore } from "../support/test-store";

const folder = "app/shopify/admin/documents";
const text = readdirSync(folder)
  .filter((file) => file.endsWith(".graphql"))
  .map((file) => readFileSync(`${folder}/${file}`, "utf8"))
  .join("\n");
const document: DocumentNode = parse(text);
const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION).map((one) => one.name!.value);

/** The operation with the fragments that it needs, as a client sends it. */
function alone(name: string): string {
  const needed = new Set<string>();
  const source = (node: { loc?: { start: number; end: number } | undefined }) => text.slice(node.loc!.start, node.loc!.end);
  const collect = (part: string) => {
    for (const [, fragment] of part.matchAll(/\.\.\.(\w+)/g)) {
      if (fragment === "on" || needed.has(fragment!)) continue;
      const found = document.definitions.find((one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === fragment);
      if (!found) continue;
      needed.add(fragment!);
      collect(source(found));
    }
  };
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION && one.name?.value === name)!;
  collect(source(operation));
  const fragments = document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION && needed.has(one.name.value));
  return [operation, ...fragments].map(source).join("\n");
}

describe("the app's documents", () => {
  let store: DevStore;
  const order = "gid://shopify/Order/42";
  const ids: Record<string, string> = {
    ReadRefund: "gid://shopify/Refund/43",
    ReadRefundLines: "gid://shopify/Refund/43",
    ReadProductCollections: "gid://shopify/Product/7100000000001",
    ListCollectionProducts: "gid://shopify/Collection/410000000009",
  };

  const own: Record<string, object> = {
    CreateFreeShipping: { discount: { title: "Free", code: "FREE", startsAt: "2026-01-01T00:00:00Z", destination: { all: true } } },
    ListDiscounts: { query: "status:active AND NOT tag:fidelio" },
    FindCodeTaken: { written: "ADA-AND-CO", bare: "ADAANDCO" },
    FindGiftCards: { code: "FIVEPOUNDSGIFT" },
  };

  beforeAll(() => {
    store = testStore();
    const { world } = store.parts;
    const shop = world.state.shop(DEMO)!;
    const line = { id: "44", sku: "A", title: "A", quantity: 2, price: 500, taxRate: 0.2 };
    placeOrder(world, shop, { id: "42", customerId: null, email: "a@example.com", lines: [line], shipping: 300, payments: "paid" });
    refundOrder(world, shop, "42", { id: "43", lines: [{ line: "44", quantity: 1 }] });
  });

  it.each(operations)("%s is answered", async (name) => {
    const variables = {
      id: /Discount/.test(name) ? "gid://shopify/DiscountCodeNode/9" : (ids[name] ?? order),
      ids: [order],
      code: "NOBODY",
      query: /Tag/.test(name) ? 'tag:"vip"' : "updated_at:>='2020-01-01T00:00:00Z'",
      first: 10,
      after: null,
      locations: false,
      persons: true,
      metafields: [],
      tags: ["vip"],
      customerId: "gid://shopify/Customer/1",
      customer: "gid://shopify/Customer/1",
      currency: "currency:GBP",
      card: { code: "CARDFORNOBODY", initialAmount: { amount: "5.00", currencyCode: "GBP" } },
      credit: { creditAmount: { amount: "5.00", currencyCode: "GBP" } },
      segmentId: "gid://shopify/Segment/1",
      segmentIds: ["gid://shopify/Segment/1"],
      topic: "CUSTOMER_JOINED_SEGMENT",
      topics: ["CUSTOMER_JOINED_SEGMENT"],
      uri: "https://fidelio.example.com/webhooks",
      definition: { name: "Summary", key: "summary", namespace: "$app:fidelio", type: "json", ownerType: "CUSTOMER" },
      discount: {
        title: "Five off",
        code: `CODE-${name}`,
        startsAt: "2026-01-01T00:00:00Z",
        customerGets: { items: { all: true }, value: { discountAmount: { amount: "5.00", appliesOnEachItem: false } } },
      },
      handle: "fidelio-spendable-1",
      collection: name === "UpdateKeptCollection" ? { id: "gid://shopify/Collection/1" } : { title: "Kept" },
      input: { id: "gid://shopify/Collection/1" },
      ...own[name],
    };
    const answer = await ask(store, DEMO, alone(name), variables, { scopes: [...requiredScopes, ...optionalScopes] });
    expect(answer.errors).toBeUndefined();
  });
});
