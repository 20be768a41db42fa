import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DevStore } from "../create-store";
import { fakeApp, type FakeApp } from "../support/fake-app";
import { ask, control, DEMO, testStore } from "../support/test-store";

describe("goods and groups of customers", () => {
  let app: FakeApp;
  let store: DevStore;
  let url = "";

  beforeAll(async () => {
    app = await fakeApp();
    store = testStore({ appUrl: app.url });
    url = `http://127.0.0.1:${await store.listen(0)}`;
  });
  afterAll(async () => {
    await store.close();
    await app.close();
  });

  const told = async () => {
    await store.webhooks.idle();
    return app.received.splice(0).map((one) => ({
      topic: one.headers["x-shopify-topic"],
      body: JSON.parse(String(one.body)) as Record<string, unknown>,
    }));
  };
  const post = async (path: string, body: object = {}) => (await control(url, path, body)).body as Record<string, unknown>;
  const collections = () => [...store.parts.world.state.table("collection", DEMO).values()];
  const coffee = () => collections().find(({ handle }) => handle === "coffee")!;
  const mugs = () => [...store.parts.world.state.table("product", DEMO).values()].filter((one) => one.collections.includes("coffee"));
  const collectionsOf = async (id: string) => {
    const { data } = await ask(store, DEMO, "query Q($id: ID!) { product(id: $id) { tags collections(first: 9) { nodes { title } } } }", {
      id: `gid://shopify/Product/${id}`,
    });
    return (data as { product: { tags: string[]; collections: { nodes: Array<{ title: string }> } } }).product;
  };

  it("has a collection named Coffee, whose products customers bought", () => {
    expect(coffee()).toMatchObject({ title: "Coffee" });
    expect(mugs().map(({ title }) => title)).toContain("Coffee Mug Apples Design");
    expect(mugs().length).toBeGreaterThan(15);
  });

  it("tells of a product that changes, with its words and without its collections", async () => {
    const [mug] = mugs();
    await post(`/control/products/${mug!.id}`, { tags: ["fragile", "new"], type: "mug", collections: ["kitchen"] });
    const [{ topic, body } = { topic: "", body: {} }] = await told();
    expect(topic).toBe("products/update");
    expect(body).toMatchObject({ id: Number(mug!.id), product_type: "mug", tags: "fragile, new" });
    expect(body).not.toHaveProperty("collections");
    expect(await collectionsOf(mug!.id)).toEqual({ tags: ["fragile", "new"], collections: { nodes: [{ title: "Kitchen" }] } });
  });

  it("makes and deletes products", async () => {
    const made = await post("/control/products", { title: "Espresso cup", sku: "CUP-1", price: "8.50", collections: ["coffee"] });
    expect(await collectionsOf(String(made["id"]))).toMatchObject({ collections: { nodes: [{ title: "Coffee" }] } });
    await post(`/control/products/${String(made["id"])}/delete`);
    expect((await told()).map(({ topic }) => topic)).toEqual(["products/create", "products/delete"]);
    const refused = await control(url, "/control/products", { title: "A", sku: "A", price: "1", collections: ["none"] });
    expect(refused).toMatchObject({ status: 422, body: { error: 'demo.myshopify.com has no collection "none".' } });
  });

  it("tells of a collection alone when products enter and leave it there", async () => {
    const [mug, other] = mugs();
    await post(`/control/collections/${coffee().id}`, { remove: [mug!.id] });
    expect(await told()).toMatchObject([{ topic: "collections/update", body: { title: "Coffee" } }]);
    expect(mugs().map(({ id }) => id)).not.toContain(mug!.id);
    const { id } = await post("/control/collections", { title: "New things", add: [other!.id] });
    expect((await collectionsOf(other!.id)).collections.nodes).toContainEqual({ title: "New things" });
    await post(`/control/collections/${String(id)}/delete`);
    expect((await told()).map(({ topic }) => topic)).toEqual(["collections/create", "collections/delete"]);
    expect((await collectionsOf(other!.id)).collections.nodes).not.toContainEqual({ title: "New things" });
  });

  it("tells of tags that a customer gets and loses beside the update, which does not name them", async () => {
    const { id } = await post("/control/customers", { firstName: "Ada", tags: ["vip"] });
    const customerId = `gid://shopify/Customer/${String(id)}`;
    expect(await told()).toMatchObject([
      { topic: "customers/create" },
      { topic: "customer.tags_added", body: { customerId, tags: ["vip"], occurredAt: expect.any(String) as string } },
    ]);
    await post(`/control/customers/${String(id)}`, { tags: ["gold"] });
    const [update, added, removed] = await told();
    expect(update?.body).not.toHaveProperty("tags");
    expect([added, removed]).toMatchObject([
      { topic: "customer.tags_added", body: { tags: ["gold"] } },
      { topic: "customer.tags_removed", body: { tags: ["vip"] } },
    ]);
  });

  it("tells who joins and leaves a segment to an app that asked by the Admin API, and to no other", async () => {
    const { id } = await post("/control/customers", { firstName: "Ida" });
    const segment = await post("/control/segments", { name: "Regulars", members: [id] });
    expect((await told()).map(({ topic }) => topic)).toEqual(["customers/create"]);
    const subscribe = `mutation M { webhookSubscriptionCreate(topic: CUSTOMER_LEFT_SEGMENT, webhookSubscription: { uri: "${app.url}/webhooks" }) {
      webhookSubscription { id } userErrors { message } } }`;
    expect(await ask(store, DEMO, subscribe)).toMatchObject({ data: { webhookSubscriptionCreate: { userErrors: [] } } });
    expect(await ask(store, DEMO, subscribe)).toMatchObject({ data: { webhookSubscriptionCreate: { webhookSubscription: null } } });
    const members = async () => {
      const query = "query Q($id: ID!) { customerSegmentMembers(first: 5, segmentId: $id) { totalCount edges { node { id } } } }";
      return (await ask(store, DEMO, query, { id: `gid://shopify/Segment/${String(segment["id"])}` })).data;
    };
    expect(await members()).toEqual({
      customerSegmentMembers: { totalCount: 1, edges: [{ node: { id: `gid://shopify/CustomerSegmentMember/${String(id)}` } }] },
    });
    await post(`/control/segments/${String(segment["id"])}`, { remove: [id] });
    expect(await told()).toMatchObject([
      {
        topic: "customer.left_segment",
        body: { customer_id: `gid://shopify/Customer/${String(id)}`, segment_id: expect.any(String) as string },
      },
    ]);
    expect(await members()).toMatchObject({ customerSegmentMembers: { totalCount: 0 } });
  });

  it("sends an order to the country that is named", async () => {
    const line = { title: "Tasse", price: "10.00" };
    await post("/control/orders", { lines: [line], email: "a@example.com", country: "BE" });
    const [{ body } = { body: {} as Record<string, unknown> }] = await told();
    expect(body["shipping_address"]).toMatchObject({ country_code: "BE", country: "Belgium" });
  });
});
