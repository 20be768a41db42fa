import { beforeAll, describe, expect, it } from "vitest";
import { writeFaces } from "../../app/face/write-faces.server";
import { inShop } from "../../app/db/tenancy.server";
import { demoProgram } from "../../app/loyalty/default-program";
import type { ProgramDocument } from "../../app/loyalty/program";
import { publishProgram } from "../../app/programs/publish.server";
import { createMetafieldDefinitions } from "../../app/shopify/metafields.server";
import { useShop } from "../../app/redemptions/redemptions.fixture";
import type { Product, Variant } from "../../devstore/store/entities";
import { makeCode, Shopper } from "../../devstore/support/shopper";
import { placeBlock } from "../../devstore/theme/theme-state";
import { useDatabase } from "../../tests/support/database";
import { read } from "./render.fixture";

/** The number that the storefront shows of a product or cart, against what the ledger grants for an order of it. */
useDatabase();
const shop = useShop();
const state = () => shop.store.parts.world.state;
let customer: string;

beforeAll(async () => {
  const { world } = shop.store.parts;
  const row = world.state.shop(shop.domain)!;
  placeBlock(world, row, { template: "product", block: "product-points", settings: {} });
  placeBlock(world, row, { template: "cart", block: "cart-points", settings: {} });
  await createMetafieldDefinitions(shop.domain);
  customer = await shop.member(0);
});

type OrderRule = Extract<NonNullable<ProgramDocument["earning"]>[number], { on: "order" }>;

async function publish(rule: Partial<OrderRule> = {}, more: Partial<ProgramDocument> = {}): Promise<void> {
  const earning = (demoProgram.earning ?? []).map((one) => (one.on === "order" ? { ...one, ...rule } : one));
  await inShop(shop.id, (tx) => publishProgram(tx, { ...demoProgram, earning, ...more }, { by: "test" }));
  // an order is placed at a whole second, and judged by the version that was in force then
  await shop.later(1 / 1440);
  await writeFaces(shop.id);
}

let made = 0;
function makeProduct(price: number, more: Partial<Product> = {}): Product {
  const id = String(7_390_000_000_000 + (made += 10));
  const at = "2025-01-01T00:00:00Z";
  const named = { id, variantId: `${id}1`, sku: `P${id}`, title: "Lantern", handle: `lantern-${id}` };
  const product = {
    ...named,
    vendor: "Us",
    type: "home",
    tags: [],
    collections: [],
    price,
    giftCard: false,
    createdAt: at,
    updatedAt: at,
    ...more,
  };
  state().commit([["product", shop.domain, id, product]]);
  return product;
}

async function shopper(signedIn = true): Promise<Shopper> {
  const one = new Shopper(shop.store, shop.domain);
  await one.get("/");
  if (signedIn) await one.post("/account/login", { customer_id: customer });
  return one;
}

/** What a block says, without the page around it. */
function said(body: string, block: "product" | "cart"): string {
  return read(new RegExp(`<p class="fid-${block}"[^>]*>(.*?)</p>`, "u").exec(body)?.[1] ?? "");
}
const numberIn = (text: string) => Number(/([\d,]+)\u00a0points?/u.exec(text)?.[1]?.replaceAll(",", "") ?? Number.NaN);

/** The last order placed, as the ledger grants it. */
async function granted(who: Shopper): Promise<number> {
  const order = who.ordered(await who.post("/checkout", { place: "1", shipping: "express" }));
  await shop.hear(order.id);
  const [row] = await inShop(shop.id, (tx) =>
    tx.sql<{ granted: string }>("select granted::text from order_state where shop_id = $1 and order_id = $2", [shop.id, order.id]),
  );
  await writeFaces(shop.id);
  return Number(row!.granted);
}

/** Looks at the product, puts it in the cart, looks at the cart, buys. */
async function buy(product: Product, sku = product.sku, path = `/products/${product.handle}`) {
  const who = await shopper();
  const shown = said((await who.get(path)).body, "product");
  await who.add(sku);
  const cart = said((await who.get("/cart")).body, "cart");
  return { shown, cart, granted: await granted(who) };
}

const rules: [string, Partial<OrderRule>, Partial<ProgramDocument>][] = [
  ["1 for each £1", {}, {}],
  ["1 for each 50p", { per: "0.50" }, {}],
  ["3 for each £10", { points: "3", per: "10.00" }, {}],
  ["a third of a point for each £1", { points: "0.333333" }, {}],
  ["rounded to the nearest", { points: "3", per: "10.00" }, { points: { ...demoProgram.points, rounding: "nearest" } }],
  ["rounded up", { points: "3", per: "10.00" }, { points: { ...demoProgram.points, rounding: "ceil" } }],
];

describe.each(rules)("%s", (_, rule, more) => {
  it("an order grants what product and cart said, or a rounding more", async () => {
    await publish(rule, more);
    for (const price of [99, 100, 4820, 1999, 333]) {
      const { shown, cart, granted: got } = await buy(makeProduct(price));
      const promised = Number.isNaN(numberIn(shown)) ? 0 : numberIn(shown);
      expect(promised, `${price}: ${shown}`).toBeLessThanOrEqual(got);
      expect(got - promised).toBeLessThanOrEqual(more.points ? 1 : 0);
      expect(Number.isNaN(numberIn(cart)) ? 0 : numberIn(cart)).toBe(promised);
    }
  });
});

describe("what Liquid cannot decide has no number", () => {
  it.each<[string, Partial<OrderRule>]>([
    ["tax taken off", { basis: { tax: "excluded" } }],
    ["tax added", { basis: { tax: "included" } }],
    ["granted when fulfilled", { grantWhen: "fulfilled" }],
  ])("%s", async (_, rule) => {
    await publish(rule);
    const { shown, cart } = await buy(makeProduct(4820));
    expect(numberIn(shown)).toBeNaN();
    expect(cart).toBe("");
  });

  it("a second rule for orders, earning paused", async () => {
    const [purchase] = (demoProgram.earning ?? []).filter((one) => one.on === "order");
    await publish({}, { earning: [purchase!, { ...purchase!, key: "more" }] });
    expect(numberIn((await buy(makeProduct(4820))).shown)).toBeNaN();
    await publish({}, { earningPaused: true });
    const paused = await buy(makeProduct(4820));
    expect(paused).toEqual({ shown: "", cart: "", granted: 0 });
  });

  it("a foreign currency", async () => {
    await publish();
    const product = makeProduct(4820);
    const who = await shopper();
    const body = (await who.get(`/products/${product.handle}?currency=USD`)).body;
    expect(said(body, "product")).toBe("1 point for each £1.00 spent");
    await who.add(product.sku);
    expect(said((await who.get("/cart")).body, "cart")).toBe("");
  });

  it("a gift card, which earns nothing beside goods that do", async () => {
    await publish();
    const card = makeProduct(5000, { giftCard: true });
    const lamp = makeProduct(1999);
    const who = await shopper();
    expect(said((await who.get(`/products/${card.handle}`)).body, "product")).toBe("");
    await who.add(card.sku);
    expect(said((await who.get("/cart")).body, "cart")).toBe("");
    await who.add(lamp.sku);
    const shown = numberIn(said((await who.get("/cart")).body, "cart"));
    expect(shown).toBe(await granted(who));
  });
});

describe("variants", () => {
  it("of one price have a number, of several the least", async () => {
    await publish();
    const kinds = (prices: number[]): Partial<Product> => {
      const id = String(7_395_000_000_000 + (made += 10));
      const variants = prices.map((price, at): Variant => ({ id: `${id}${at}`, sku: `V${id}${at}`, title: `Kind ${at}`, price }));
      return { variants, variantId: variants[0]!.id, sku: variants[0]!.sku };
    };
    const same = makeProduct(1999, kinds([1999, 1999]));
    const one = await buy(same, same.variants![1]!.sku, `/products/${same.handle}?variant=${same.variants![1]!.id}`);
    expect(one.shown).toMatch(/^This product earns [\d,]+\u00a0points\.$/u);
    expect(numberIn(one.shown)).toBe(one.granted);

    const several = makeProduct(4820, kinds([4820, 1999, 8000]));
    for (const { id, sku } of several.variants!) {
      const { shown, cart, granted: got } = await buy(several, sku, `/products/${several.handle}?variant=${id}`);
      expect(shown).toMatch(/^This product earns at least /u);
      expect(numberIn(shown)).toBeLessThanOrEqual(got);
      expect(numberIn(cart)).toBe(got);
    }
  });
});

describe("tiers", () => {
  it("count as the next order will count them, and guests as who has ordered nothing", async () => {
    customer = await shop.member(0);
    await publish();
    const product = makeProduct(4821);
    const seen: number[] = [];
    for (const spend of [0, 110_000, 210_000]) {
      if (spend > 0) await buy(makeProduct(spend));
      const { shown, granted: got } = await buy(product);
      expect(numberIn(shown)).toBe(got);
      seen.push(got);
    }
    expect(seen).toEqual([48, 60, 72]);
    const guest = await shopper(false);
    expect(said((await guest.get(`/products/${product.handle}`)).body, "product")).toBe("This product earns members 48\u00a0points.");
  });
});

describe("a discount", () => {
  it("lowers what the cart says to what the order grants", async () => {
    await publish();
    const who = await shopper();
    await who.add(makeProduct(4820).sku, 2);
    makeCode(shop.store, shop.domain, "TENOFF", { value: { kind: "amount", amount: 1000 } });
    await who.post("/cart/update.js", { discount: "TENOFF" });
    const shown = numberIn(said((await who.get("/cart")).body, "cart"));
    expect(shown).toBeGreaterThan(0);
    expect(shown).toBe(await granted(who));
  });
});
