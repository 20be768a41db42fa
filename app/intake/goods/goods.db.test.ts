import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "../../../tests/support/database";
import { inShop } from "../../db/tenancy.server";
import { loadProductStates } from "../../programs/goods/load-goods.server";
import { publishProgram } from "../../programs/publish.server";
import { useShop } from "../../redemptions/redemptions.fixture";
import { askToReadAnew } from "./ask-to-read.server";
import { goodsOf, programWith, type Goods } from "./goods.fixture";

const database = useDatabase();
const shop = useShop();
let goods: Goods;

const [mug, beans, lamp, cup] = ["101", "102", "103", "104"];
const rules = (coffee: string) => [
  { key: "coffee", title: { en: "Coffee" }, on: "order" as const, points: "1", lines: { only: { collections: [coffee] } } },
  { key: "fragile", title: { en: "Fragile" }, on: "order" as const, points: "2", lines: { only: { tags: ["Fragile"] } } },
];
/** An order's time is told in whole seconds: it is to be later than the version. */
async function publish(document: object): Promise<void> {
  await inShop(shop.id, (tx) => publishProgram(tx, document, { by: "test" }));
  await shop.later(1);
}
const states = (id: string) => inShop(shop.id, async (tx) => (await loadProductStates(tx, [id])).get(id) ?? []);

beforeAll(async () => {
  goods = goodsOf(shop, database);
  goods.stock([
    { id: mug, title: "Mug", tags: ["fragile"], collections: ["coffee", "kitchen"] },
    { id: beans, title: "Beans", type: "Food", collections: ["coffee"] },
    { id: lamp, title: "Lamp" },
  ]);
});

describe("products that rules ask for", () => {
  it("are not read as long as no rule asks for them, though they change", async () => {
    await shop.control(`/products/${lamp}`, { tags: ["old"] });
    await goods.hear();
    await goods.work();
    expect(await states(lamp)).toEqual([]);
  });

  it("are read whole when a program asks first, and orders earn by them", async () => {
    await publish(programWith(rules(goods.collection("coffee"))));
    await goods.work();
    expect(await states(beans)).toMatchObject([{ title: "Beans", type: "food", tags: [], collections: [goods.collection("coffee")] }]);
    const order = await goods.order(await shop.member(0), [{ sku: mug }, { sku: beans, price: "5.00" }, { sku: lamp }]);
    await goods.hear();
    expect(await goods.points(order)).toEqual({ coffee: 15, fragile: 20 });
  });

  it("count as they were when the order was placed, whenever the change or the order is heard of", async () => {
    const customer = await shop.member(0);
    const before = await goods.order(customer, [{ sku: lamp }]);
    await shop.later(1);
    await shop.control(`/products/${lamp}`, { tags: ["fragile"], collections: ["coffee"] });
    await shop.later(1);
    const after = await goods.order(customer, [{ sku: lamp }]);
    // the orders come first, the change of the product a day late, its collections with a reading
    await goods.hear();
    await goods.work();
    expect(await goods.points(before)).toEqual({});
    expect(await goods.points(after)).toEqual({ coffee: 10, fragile: 20 });
    expect(await states(lamp)).toHaveLength(3);
  });

  it("enter and leave a collection by its own page, of which the collection alone is told", async () => {
    const customer = await shop.member(0);
    // the store tells of whole seconds: each thing happens in one of its own
    await shop.later(2);
    await shop.control(`/collections/${goods.collection("coffee")}`, { remove: [beans], add: [] });
    await shop.later(2);
    const order = await goods.order(customer, [{ sku: beans }]);
    await goods.hear();
    await goods.work();
    expect(await goods.points(order)).toEqual({});
    await shop.later(2);
    await shop.control(`/collections/${goods.collection("coffee")}`, { add: [beans] });
    await shop.later(2);
    await goods.hear();
    await goods.work();
    expect(await goods.points(order)).toEqual({});
    const next = await goods.order(customer, [{ sku: beans }]);
    await goods.hear();
    expect(await goods.points(next)).toEqual({ coffee: 10 });
  });

  it("that nobody read yet do not match, and the order is judged again when they are read", async () => {
    await shop.control("/products", { title: "Cup", sku: cup, price: "10.00", tags: ["Fragile"], collections: ["coffee"] });
    const order = await goods.order(await shop.member(0), [{ sku: cup }]);
    await goods.hear(["products/create", "products/update"]);
    expect(await goods.points(order)).toEqual({});
    await goods.work();
    expect(await goods.points(order)).toEqual({ coffee: 10, fragile: 20 });
  });

  it("that are deleted stay what they were for orders of before", async () => {
    const customer = await shop.member(0);
    const order = await goods.order(customer, [{ sku: mug }]);
    await shop.control(`/products/${mug}/delete`, {});
    await goods.hear();
    await goods.work();
    expect(await goods.points(order)).toEqual({ coffee: 10, fragile: 20 });
    expect((await states(mug)).at(-1)).toMatchObject({ deleted: true, tags: ["fragile"] });
  });

  it("are read anew once a day: what no webhook told is found", async () => {
    await shop.control(`/products/${lamp}`, { tags: [], collections: [] });
    await goods.hear(["products/update"]);
    expect((await states(lamp)).at(-1)).toMatchObject({ tags: ["fragile"] });
    await inShop(shop.id, askToReadAnew);
    await goods.work();
    expect((await states(lamp)).at(-1)).toMatchObject({ tags: [], collections: [] });
    const count = (await states(lamp)).length;
    await inShop(shop.id, askToReadAnew);
    await goods.work();
    expect(await states(lamp)).toHaveLength(count);
  });
});

describe("a change of a product that is heard of after its collections'", () => {
  it.each(["later", "never"])("%s: what the reading finds is true from the change on", async (when) => {
    const kettle = when === "later" ? "201" : "202";
    await shop.control("/products", { title: "Kettle", sku: kettle, price: "10.00", tags: [], collections: [] });
    await goods.hear();
    await goods.work();
    const id = [...shop.store.parts.world.state.table("product", shop.domain).values()].find(({ sku }) => sku === kettle)!.id;
    await shop.later(1);
    await shop.control(`/products/${id}`, { tags: ["fragile"] });
    const { state } = shop.store.parts.world;
    const late = [...state.unsettled.values()].filter(({ event }) => event.topic === "products/update");
    expect(late).toHaveLength(1);
    for (const { event } of late) state.unsettled.delete(event.id);
    await shop.later(1);
    await shop.control(`/collections/${goods.collection("kitchen")}`, { add: [id], remove: [] });
    await goods.hear(["products/update"]);
    await goods.work();
    await shop.later(1);
    const order = await goods.order(await shop.member(0), [{ sku: kettle }]);
    if (when === "later") for (const occurrence of late) state.unsettled.set(occurrence.event.id, occurrence);
    await goods.hear();
    if (when === "never") await inShop(shop.id, askToReadAnew);
    await goods.work();
    expect(await goods.points(order)).toEqual({ fragile: 20 });
    const known = await states(id);
    expect(known.at(-1)).toMatchObject({ tags: ["fragile"], collections: [goods.collection("kitchen")] });
    await inShop(shop.id, askToReadAnew);
    await goods.work();
    expect(await states(id)).toEqual(known);
  });
});

describe("what was paid by gift card", () => {
  it("is read where a rule leaves it out, and a newer webhook does not lose it", async () => {
    const [rule] = rules(goods.collection("coffee"));
    await publish(programWith([{ ...rule!, lines: {}, basis: { giftCardPayments: false } }]));
    const customer = await shop.member(0);
    const order = await goods.order(customer, [{ sku: beans, quantity: 4 }], { giftCard: "15.00" });
    await goods.hear();
    // nobody knows yet how much of it counts
    expect(await goods.points(order)).toEqual({});
    await goods.work();
    expect(await goods.points(order)).toEqual({ coffee: 25 });
    await shop.control(`/orders/${order}/fulfil`, {});
    await goods.hear();
    expect(await goods.points(order)).toEqual({ coffee: 25 });
    await goods.work();
    expect(await goods.points(order)).toEqual({ coffee: 25 });
  });
});
