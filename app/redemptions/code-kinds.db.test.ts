import { v7 as uuid } from "uuid";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { inShop } from "../db/tenancy.server";
import { audit } from "../ledger/audit.server";
import type { CartFacts, CartLine } from "../loyalty/cart-facts";
import { demoProgram } from "../loyalty/default-program";
import type { ProgramDocument } from "../loyalty/program";
import { publishProgram } from "../programs/publish.server";
import { activeDiscounts } from "../shopify/active-discounts.server";
import { askRelease, releaseSoon } from "./release.server";
import { redeem } from "./redeem.server";
import { useShop } from "./redemptions.fixture";
import { soldOut, takings } from "./stock.server";

useDatabase({ connections: 20 });
const shop = useShop();
const all = { order: true, product: true, shipping: true };
const world = () => shop.store.parts.world.state;
const [mug, tea] = [
  { product: "901", variant: "9101" },
  { product: "902", variant: "9102" },
];

type Rewards = NonNullable<ProgramDocument["rewards"]>;
const titled = <T extends { key: string }>(reward: T) => ({ title: { en: reward.key }, cost: 60, ...reward });
const rewards: Rewards = [
  titled({ key: "amount", kind: "amount", value: "5.00", minimumSubtotal: "25.00", combinesWith: { product: true } }),
  titled({ key: "mugs", kind: "amount", value: "5.00", goods: { products: [mug.product] }, subscriptions: "first", combinesWith: all }),
  titled({ key: "tenth", kind: "percentage", percent: "10" }),
  titled({ key: "capped", kind: "percentage", percent: "12.5", cap: "6.00" }),
  titled({ key: "slide", kind: "sliding", value: "1.00", cost: 20, minimumSteps: 2, maximumSteps: 4 }),
  titled({ key: "free", kind: "shipping", maximumPrice: "9.00", subscriptions: "all" }),
  titled({ key: "gift", kind: "product", choices: [mug, tea] }),
  titled({ key: "few", kind: "amount", value: "1.00", stock: 3 }),
  titled({ key: "once", kind: "amount", value: "1.00", limit: { times: 1, every: "day" } }),
  titled({ key: "later", kind: "amount", value: "1.00", from: "2999-01-01" }),
  titled({ key: "gone", kind: "amount", value: "1.00", until: "2020-01-01" }),
];

beforeAll(async () => {
  const at = shop.store.now().toISOString();
  const words = { vendor: "Old Mill", type: "", tags: [], collections: [], giftCard: false, createdAt: at, updatedAt: at };
  for (const [{ product: id, variant: variantId }, title, price] of [
    [mug, "Mug", 1250],
    [tea, "Tea", 800],
  ] as const) {
    const sold = { id, variantId, sku: title, handle: title, title, price, sellingPlans: [{ id: `69${id}`, name: "Each month" }] };
    world().commit([["product", shop.domain, id, { ...words, ...sold }]]);
  }
  await inShop(shop.id, (tx) => publishProgram(tx, { ...demoProgram, rewards }, { by: "test" }));
});

afterEach(async () => expect((await inShop(shop.id, audit)).checks.filter((check) => !check.ok)).toEqual([]));

const line = (of: typeof mug, amount: number, more: Partial<CartLine> = {}): CartLine => ({
  productId: of.product,
  variantId: of.variant,
  quantity: 1,
  amount,
  subscription: false,
  giftCard: false,
  ...more,
});
const cartOf = (lines: CartLine[], more: Partial<CartFacts> = {}): CartFacts => ({ currency: "GBP", lines, codes: [], ...more });
const ask = (customerId: string, reward: string, more: object = {}) =>
  redeem(shop.id, { id: uuid(), discountId: uuid(), customerId, reward, ...more });
const discountOf = (code: string | undefined) => [...world().table("discount", shop.domain).values()].find((one) => one.code === code);
const refusal = (reason: string, more: object = {}) => ({ code: "reward_unavailable", detail: { reason, ...more } });

describe("what a code is at Shopify", () => {
  it.each([
    ["amount", {}, { value: { kind: "amount", amount: 500 }, minimumSubtotal: 2500, combinesWith: { product: true, order: false } }],
    ["mugs", {}, { items: { products: ["901"] }, purchases: { oneTime: true, subscription: true }, recurringCycleLimit: 1 }],
    ["tenth", {}, { value: { kind: "percentage", share: 0.1 }, purchases: { oneTime: true, subscription: false } }],
    ["slide", { points: 60 }, { value: { kind: "amount", amount: 300 } }],
    ["free", {}, { value: { kind: "shipping", most: 900 }, recurringCycleLimit: 0 }],
    ["gift", { variant: tea.variant }, { value: { kind: "amount", amount: 800 }, items: { variants: ["9102"] } }],
    // an eighth of £40.00 is £5.00, and taking goods out again voids it
    ["capped", { cart: cartOf([line(mug, 4000)]) }, { value: { kind: "amount", amount: 500 }, minimumSubtotal: 4000 }],
    ["capped", { cart: cartOf([line(mug, 8000)]) }, { value: { kind: "amount", amount: 600 }, minimumSubtotal: 4800 }],
  ])("%s %j", async (reward, choice, expected) => {
    const customer = await shop.member(60);
    const view = await ask(customer, reward, choice);
    expect(view.status).toBe("issued");
    expect(discountOf(view.code)).toMatchObject({ usageLimit: 1, customerIds: [customer], ...expected });
  });

  it("says nothing of subscriptions where the shop sells none, because Shopify refuses every word of them there", async () => {
    const before = [mug, tea].map(({ product }) => world().get("product", shop.domain, product)!);
    for (const one of before) world().commit([["product", shop.domain, one.id, { ...one, sellingPlans: [] }]]);
    for (const reward of ["mugs", "free"]) {
      const view = await ask(await shop.member(60), reward);
      expect(view.status).toBe("issued");
      expect(discountOf(view.code)).toMatchObject({ purchases: { subscription: false }, recurringCycleLimit: null });
    }
    for (const one of before) world().commit([["product", shop.domain, one.id, one]]);
  });

  it("a choice that is none is refused, and nothing is held", async () => {
    const customer = await shop.member(200);
    await expect(ask(customer, "gift")).rejects.toMatchObject(refusal("choose-variant"));
    await expect(ask(customer, "gift", { cart: cartOf([line({ product: "1", variant: "2" }, 900)]) })).rejects.toMatchObject(
      refusal("choose-variant"),
    );
    await expect(ask(customer, "gift", { variant: "123" })).rejects.toMatchObject(refusal("choose-variant"));
    for (const points of [undefined, 20, 50, 100]) {
      await expect(ask(customer, "slide", { points })).rejects.toMatchObject(refusal("amount-out-of-range"));
    }
    await expect(ask(customer, "capped")).rejects.toMatchObject(refusal("needs-cart"));
    await expect(ask(customer, "capped", { cart: cartOf([]) })).rejects.toMatchObject(refusal("needs-cart"));
    expect(await shop.balance(customer)).toMatchObject({ available: 200, held: 0 });
  });
});

describe("the cart", () => {
  it.each([
    ["below-minimum", "amount", cartOf([line(mug, 2400), line(tea, 900, { giftCard: true })])],
    ["excluded-goods", "mugs", cartOf([line(tea, 5000)])],
    ["subscription-only", "tenth", cartOf([line(tea, 5000, { subscription: true })])],
    ["other-currency", "capped", cartOf([line(tea, 5000)], { currency: "EUR" })],
    ["too-many-codes", "mugs", cartOf([line(mug, 5000)], { codes: ["A", "B", "C", "D", "E"] })],
    ["not-combinable", "amount", cartOf([line(mug, 5000)], { codes: ["SUMMER"] })],
  ])("spares the points of a code that cannot apply: %s", async (reason, reward, cart) => {
    const made = { title: "Summer", amount: "2.00", combinesWith: all };
    if (cart.codes.includes("SUMMER") && !discountOf("SUMMER")) await shop.control("/discounts", { ...made, code: "SUMMER" });
    const customer = await shop.member(60);
    await expect(ask(customer, reward, { cart })).rejects.toMatchObject(refusal(reason));
    expect(await shop.balance(customer)).toMatchObject({ available: 60, held: 0 });
  });

  it("does not stand in the way of one that does, of what nobody knows, or in a currency that Shopify converts", async () => {
    for (const cart of [
      cartOf([line(mug, 2500)], { codes: ["NOBODY-KNOWS"] }),
      cartOf([line(mug, 100)], { currency: "EUR" }),
      cartOf([line(tea, 3000, { subscription: true }), line(mug, 2500)]),
      cartOf([]),
    ])
      expect(await ask(await shop.member(60), "amount", { cart })).toMatchObject({ status: "issued" });
  });
});

describe("a reward that is few, or not of today", () => {
  it("is told from when and until when", async () => {
    const customer = await shop.member(120);
    await expect(ask(customer, "later")).rejects.toMatchObject(refusal("not-yet", { from: "2999-01-01" }));
    await expect(ask(customer, "gone")).rejects.toMatchObject(refusal("over", { until: "2020-01-01" }));
  });

  it("goes to as many members as there are, however many ask at once, and again once one gives it back", async () => {
    const customers = await Promise.all(Array.from({ length: 8 }, () => shop.member(60)));
    const tried = await Promise.allSettled(customers.map((customer) => ask(customer, "few")));
    const got = tried.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    expect(got).toHaveLength(3);
    for (const one of tried) if (one.status === "rejected") expect(one.reason).toMatchObject(refusal("out-of-stock", { stock: 3 }));
    expect(await inShop(shop.id, (tx) => soldOut(tx, rewards))).toEqual(["few"]);
    expect(await inShop(shop.id, takings)).toEqual({ few: 3 });
    const [first] = got;
    await inShop(shop.id, (tx) => askRelease(tx, first!.id, { reason: "by-member", actor: "member" }));
    await releaseSoon(shop.id, first!.id, "by-member");
    expect(await inShop(shop.id, (tx) => soldOut(tx, rewards))).toEqual([]);
    expect(await inShop(shop.id, takings)).toEqual({ few: 2 });
    expect(await ask(await shop.member(60), "few")).toMatchObject({ status: "issued" });
  });

  it("is taken as often as its limit says, in each of the shop's days", async () => {
    const customer = await shop.member(180);
    await ask(customer, "once");
    await expect(ask(customer, "once")).rejects.toMatchObject(refusal("limit-reached", { limit: { times: 1, every: "day" } }));
    await shop.later(1);
    expect(await ask(customer, "once")).toMatchObject({ status: "issued" });
  });
});

describe("the shop's own discounts", () => {
  it("are those of now that are not ours", async () => {
    await shop.control("/discounts", { title: "Always", percent: 5, combinesWith: { shipping: true } });
    await shop.control("/discounts", { title: "Someday", amount: "1.00", from: "2999-01-01T00:00:00Z" });
    await ask(await shop.member(60), "tenth");
    const { discounts, complete } = await activeDiscounts(shop.domain);
    expect(complete).toBe(true);
    expect(discounts.find(({ title }) => title === "Always")).toEqual({
      title: "Always",
      automatic: true,
      classes: ["order"],
      combinesWith: { order: false, product: false, shipping: true },
    });
    expect(discounts.map(({ title }) => title)).not.toEqual(expect.arrayContaining(["Someday"]));
    expect(discounts.some(({ title }) => title === "tenth")).toBe(false);
  });
});
