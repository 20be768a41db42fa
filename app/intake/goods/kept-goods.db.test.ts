import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "../../../tests/support/database";
import { systemPrisma, systemSql } from "../../db/system.server";
import { inShop } from "../../db/tenancy.server";
import { readGround } from "../../face/ground.server";
import { loadProductStates } from "../../programs/goods/load-goods.server";
import { publishProgram } from "../../programs/publish.server";
import { waitingRewards } from "../../programs/spendable/kept-goods.server";
import { liveVersion } from "../../programs/versions.server";
import { readRedemption, redeem } from "../../redemptions/redeem.server";
import { askRelease, releaseSoon } from "../../redemptions/release.server";
import { useShop } from "../../redemptions/redemptions.fixture";
import { goodsOf, programWith, type Goods } from "./goods.fixture";

const database = useDatabase();
const shop = useShop();
let goods: Goods;

const [mug, beans, lamp, vase] = ["101", "102", "103", "104"];
const five = { key: "five", title: { en: "£5 off" }, kind: "amount" as const, cost: 60, value: "5.00" };
const rewards = [
  five,
  { ...five, key: "coffee", goods: { collections: [] as string[] } },
  { ...five, key: "free", kind: "shipping" as const },
];

const state = () => shop.store.parts.world.state;
/** Handles of what the app keeps, with the products in it. */
const kept = () =>
  [...state().table("collection", shop.domain).values()]
    .filter(({ handle }) => handle.startsWith("fidelio-spendable-"))
    .map(({ id, handle }) => ({
      id,
      products: [...state().table("product", shop.domain).values()]
        .filter(({ collections }) => collections.includes(handle))
        .map((one) => one.id),
    }));
const held = () => kept().map(({ products }) => products.toSorted());
const waiting = () => inShop(shop.id, async (tx) => Object.fromEntries(await waitingRewards(tx, (await liveVersion(tx))!.program)));
/** What shoppers are told of them before they wish. */
const closed = () => inShop(shop.id, async (tx) => (await readGround(tx))!.closed);
/** Whether the program's face is to be written anew; it is taken as written then. */
const faceIsDue = async () =>
  (
    await systemSql(
      "delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t where t.id = j.task_id and t.identifier = 'write-faces' returning 1",
      [],
    )
  ).length > 0;
const publish = async (spending?: object) => {
  const [all, coffee] = rewards;
  const only = { ...coffee!, goods: { collections: [goods.collection("coffee")] } };
  const { kind, key, title, cost } = rewards[2]!;
  const document = programWith([], {
    exclusions: spending ? { spending } : {},
    rewards: [all!, only, { kind, key, title, cost }] as never,
  });
  await inShop(shop.id, (tx) => publishProgram(tx, document, { by: "test" }));
};
const ask = async (reward: string, lines: string[] = []) => {
  const cart = {
    currency: "GBP",
    codes: [],
    lines: lines.map((productId) => ({
      productId,
      variantId: `9${productId}`,
      quantity: 1,
      amount: 2000,
      subscription: false,
      giftCard: false,
    })),
  };
  return redeem(shop.id, {
    id: uuid(),
    discountId: uuid(),
    customerId: await shop.member(60),
    reward,
    ...(lines.length > 0 ? { cart } : {}),
  });
};
const discountOf = (code: string | undefined) => [...state().table("discount", shop.domain).values()].find((one) => one.code === code)!;
const open = () =>
  inShop(shop.id, (tx) => tx.prisma.redemption.findMany({ where: { shopId: BigInt(shop.id), status: "issued" }, select: { id: true } }));
const release = async (id: string) => {
  await inShop(shop.id, (tx) => askRelease(tx, id, { reason: "by-merchant", actor: "staff:1" }));
  await releaseSoon(shop.id, id, "by-merchant");
};
const settle = async () => {
  await goods.hear();
  await goods.work();
};

beforeAll(async () => {
  goods = goodsOf(shop, database);
  goods.stock([
    { id: mug, title: "Mug", tags: ["sale"], collections: ["coffee"] },
    { id: beans, title: "Beans", collections: ["coffee"] },
    { id: lamp, title: "Lamp" },
  ]);
});

describe("goods that points cannot buy", () => {
  it("close their rewards, and no other, while the app may not keep a collection of the rest", async () => {
    const { scopes } = await systemPrisma().shop.findUniqueOrThrow({ where: { id: BigInt(shop.id) } });
    const without = scopes.filter((scope) => scope !== "write_products");
    await systemPrisma().shop.update({ where: { id: BigInt(shop.id) }, data: { scopes: without } });
    await publish({ tags: ["Sale"] });
    await goods.work();
    expect(await waiting()).toEqual({ five: "scope-missing", coffee: "scope-missing" });
    expect(await closed()).toEqual({ five: "not-available", coffee: "not-available" });
    await expect(ask("five")).rejects.toMatchObject({ detail: { reason: "not-available" } });
    expect(await ask("free")).toMatchObject({ status: "issued" });
    expect(kept()).toEqual([]);
  });

  it("stay out of the collections that codes are for, made once the permission is there", async () => {
    await shop.control("/scopes", { grant: ["write_products"] });
    await settle();
    expect(await waiting()).toEqual({});
    expect(held()).toEqual([[beans, lamp], [beans]]);
    const all = discountOf((await ask("five")).code);
    const coffee = discountOf((await ask("coffee")).code);
    expect([all.items, coffee.items]).toEqual(kept().map(({ id }) => ({ collections: [id] })));
  });

  it("make no other product's history: the app's own collections are nobody's", async () => {
    await settle();
    const states = await inShop(shop.id, async (tx) => (await loadProductStates(tx, [beans])).get(beans));
    expect(states?.at(-1)?.collections).toEqual([goods.collection("coffee")]);
  });

  it("are known when a cart is looked at, and products that nobody read stand in nobody's way", async () => {
    await expect(ask("five", [mug])).rejects.toMatchObject({ detail: { reason: "excluded-goods" } });
    await expect(ask("coffee", [lamp])).rejects.toMatchObject({ detail: { reason: "excluded-goods" } });
    expect(await ask("five", [mug, lamp])).toMatchObject({ status: "issued" });
    expect(await ask("five", [vase])).toMatchObject({ status: "issued" });
  });

  it("leave the collections as the catalogue changes", async () => {
    await shop.control(`/products/${lamp}`, { tags: ["sale"] });
    await shop.control(`/products/${mug}`, { tags: [] });
    await settle();
    expect(held()).toEqual(
      [
        [mug, beans],
        [mug, beans],
      ].map((one) => one.toSorted()),
    );
  });

  it("close their rewards again while the permission is withdrawn: what is excluded meanwhile would still be in the collection", async () => {
    await shop.control("/scopes", { revoke: ["write_products"] });
    await goods.hear();
    expect(await waiting()).toEqual({ five: "scope-missing", coffee: "scope-missing" });
    await expect(ask("five")).rejects.toMatchObject({ detail: { reason: "not-available" } });
    await shop.control(`/products/${mug}`, { tags: ["sale"] });
    await settle();
    await shop.control("/scopes", { grant: ["write_products"] });
    await settle();
    expect(await waiting()).toEqual({});
    expect(held()).toEqual([[beans], [beans]]);
    await shop.control(`/products/${mug}`, { tags: [] });
    await settle();
  });

  it("have their collections made anew where somebody deletes them, and the points of codes that were for them come back", async () => {
    const view = await ask("five");
    const [first] = discountOf(view.code).items!.collections!;
    await shop.control(`/collections/${first}/delete`, {});
    await goods.hear();
    expect(await waiting()).toEqual({ five: null });
    await expect(ask("five")).rejects.toMatchObject({ detail: { reason: "not-ready" } });
    expect(await closed()).toEqual({ five: "not-ready" });
    expect(await faceIsDue()).toBe(true);
    await settle();
    expect(await closed()).toEqual({});
    expect(await faceIsDue()).toBe(true);
    expect(await readRedemption(shop.id, view.id)).toMatchObject({ status: "released", reason: "by-merchant" });
    expect(await waiting()).toEqual({});
    const [second] = discountOf((await ask("five")).code).items!.collections!;
    expect(second).not.toBe(first);
    expect(held().map((one) => one.length)).toEqual([2, 2]);
  });

  it("of another set have other collections; the old ones go once nobody holds a code for them", async () => {
    await ask("five");
    await publish({ products: [lamp] });
    await settle();
    expect(await waiting()).toEqual({});
    const held4 = kept().length;
    for (const { id } of await open()) await release(id);
    await shop.control(`/products/${beans}`, { tags: ["new"] });
    await settle();
    expect([held4, kept().length]).toEqual([4, 2]);
    expect((await ask("five")).status).toBe("issued");
  });
});
