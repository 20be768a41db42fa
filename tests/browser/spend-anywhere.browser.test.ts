import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { demoProgram } from "../../app/loyalty/default-program";
import type { ProgramDocument } from "../../app/loyalty/program";
import { ofThisTry } from "./attempt";
import { pauseSpending } from "./merchant";
import { openShop } from "./open-shop";
import { addMember, aMinuteLater } from "./people";
import { buy, enterShop, fillCart, minorUnits, signIn, type Shopper } from "./shopper";
import { useWorld } from "./world";

const world = useWorld();
const shop = "demo.myshopify.com";
const points = 2_000;

interface Line {
  product_id: number;
  variant_id: number;
  quantity: number;
}
interface Member {
  balance: { available: number; held: number; pending: number; owed: number };
}

let gift: Line;

const rewards = ({ product_id, variant_id }: Line): ProgramDocument["rewards"] => {
  const combinesWith = { order: false, product: false, shipping: false };
  return [
    {
      key: "amount",
      title: { en: "Five off", fr: "Cinq de moins" },
      kind: "amount",
      cost: 200,
      value: "5.00",
      minimumSubtotal: "25.00",
      combinesWith,
    },
    {
      key: "joint",
      title: { en: "With others" },
      kind: "amount",
      cost: 200,
      value: "5.00",
      combinesWith: { order: true, product: true, shipping: true },
    },
    { key: "large", title: { en: "For large carts" }, kind: "amount", cost: 200, value: "5.00", minimumSubtotal: "5000.00", combinesWith },
    { key: "percentage", title: { en: "A tenth off" }, kind: "percentage", percent: "10", cost: 300, combinesWith },
    { key: "capped", title: { en: "Half, at most £4" }, kind: "percentage", percent: "50", cap: "4.00", cost: 400, combinesWith },
    { key: "slider", title: { en: "Money off" }, kind: "sliding", cost: 100, value: "1.00", minimumSteps: 2, combinesWith },
    { key: "shipping", title: { en: "Free shipping" }, kind: "shipping", cost: 150, combinesWith },
    {
      key: "product",
      title: { en: "A present" },
      kind: "product",
      cost: 500,
      choices: [{ product: String(product_id), variant: String(variant_id) }],
      combinesWith,
    },
    { key: "gift-card", title: { en: "A gift card" }, kind: "gift-card", cost: 600, value: "10.00" },
    { key: "store-credit", title: { en: "Store credit" }, kind: "store-credit", cost: 700, value: "12.00" },
    { key: "perk", title: { en: "A coffee" }, kind: "perk", cost: 100 },
  ];
};

const cartOf = (page: Page) =>
  page.evaluate(async () => (await (await fetch("/cart.js")).json()) as { items: Line[]; total_price: number; total_discount: number });
const balanceOf = async (customer: string) => (await world.api<Member>(shop, `members/${customer}`)).balance;
const panelOf = (page: Page) => page.getByRole("dialog", { name: "The Club" });

beforeAll(async () => {
  const scopes = ["read_gift_cards", "write_gift_cards", "read_store_credit_accounts", "write_store_credit_account_transactions"];
  await world.control("scopes", { shop, grant: scopes });
  // the second product of the shop is the present
  const { page } = await enterShop(world, await world.open(), { shop });
  await page.goto(new URL("/collections/all", page.url()).href);
  await page.locator("main a[href*='/products/']").nth(3).click();
  await page.locator("button[name=add]").click();
  await page.waitForURL(/\/cart$/u);
  gift = (await cartOf(page)).items[0]!;
  await openShop(world, shop, { ...demoProgram, rewards: rewards(gift) });
  await aMinuteLater(world);
}, 240_000);

/** A member of their own with points and goods in the cart. */
async function member(name: string, least = 6_000): Promise<Shopper & { customer: string; goods: number }> {
  const email = `${name}@example.com`;
  const customer = await addMember(world, shop, { email, firstName: name, points });
  const shopper = await enterShop(world, await world.open(), { shop });
  await signIn(shopper, email, name);
  return { ...shopper, customer, goods: await fillCart(shopper, least) };
}

/** Redeems in the panel; answers what it says of it. */
async function redeem(
  page: Page,
  key: string,
  before: (card: ReturnType<Page["locator"]>) => Promise<unknown> = async () => null,
): Promise<string> {
  await page.locator(".fid-launcher").click();
  await page.waitForSelector("#fidelio-panel:modal");
  const card = panelOf(page).locator(`[data-reward="${key}"]`);
  // what the panel hears meanwhile draws it anew, and shut
  const opened = async () => {
    if (!(await card.locator("details[open]").count())) await card.locator("summary").click();
    return card.getByRole("button").isVisible();
  };
  await expect.poll(opened, { timeout: 20_000 }).toBe(true);
  await before(card);
  await card.getByRole("button").click();
  await page.waitForFunction(() => document.querySelector("#fidelio-panel .fid-live")?.textContent);
  const said = await panelOf(page).getByRole("status").innerText();
  await page.keyboard.press("Escape");
  return said;
}

const total = async (page: Page) =>
  minorUnits((await page.locator("#shopify-section-main-cart [data-total] dd").innerText()).split("£")[1]!);

describe("each kind of reward on the storefront: redeemed, seen, bought, captured", () => {
  it.each([
    ["amount", 200, () => 500],
    ["percentage", 300, (goods: number) => Math.round(goods / 10)],
    ["capped", 400, () => 400],
    ["slider", 700, () => 700],
  ] as const)("%s", async (key, cost, off) => {
    const { page, customer, goods, ...shopper } = await member(key);
    const slide = async (card: ReturnType<Page["locator"]>) => {
      await card.getByRole("slider").focus();
      for (let presses = 0; presses < 5; presses += 1) await page.keyboard.press("ArrowRight");
    };
    const said = await redeem(page, key, key === "slider" ? slide : undefined);
    expect(said).toContain("The code is applied to your cart.");
    // without leaving the page, the cart shows it
    expect(await total(page)).toBe(goods - off(goods));
    expect(await balanceOf(customer)).toMatchObject({ available: points - cost, held: cost });
    await buy({ page, ...shopper });
    await world.settled();
    expect(await balanceOf(customer)).toMatchObject({ available: points - cost, held: 0 });
  });

  it("shipping", async () => {
    const { page, customer, ...shopper } = await member("shipping");
    expect(await redeem(page, "shipping")).toContain("Your code is");
    await buy({ page, ...shopper });
    await world.settled();
    expect(await balanceOf(customer)).toMatchObject({ available: points - 150, held: 0 });
  });

  it("a product, which is put into the cart and leaves it when given back", async () => {
    const { page, customer, goods, ...shopper } = await member("product");
    expect(await redeem(page, "product")).toContain("The code is applied to your cart.");
    const cart = await cartOf(page);
    expect(cart.items.find(({ variant_id }) => variant_id === gift.variant_id)?.quantity).toBe(1);
    expect(cart.total_price).toBe(goods);
    await page.locator(".fid-launcher").click();
    await panelOf(page).getByText("Give back", { exact: true }).click();
    await panelOf(page).getByRole("button", { name: "Yes, give back" }).click();
    await panelOf(page).getByRole("status").getByText("The reward is given back.").waitFor();
    await page.keyboard.press("Escape");
    expect((await cartOf(page)).items.map(({ variant_id }) => variant_id)).not.toContain(gift.variant_id);
    expect(await balanceOf(customer)).toMatchObject({ available: points, held: 0 });
    await redeem(page, "product");
    await page.locator("#shopify-section-main-cart [data-code][data-applicable=true]").waitFor();
    await buy({ page, ...shopper });
    await world.settled();
    expect(await balanceOf(customer)).toMatchObject({ available: points - 500, held: 0 });
  });

  it.each([
    ["gift-card", 600, /A gift card of £10\.00/u],
    ["store-credit", 700, /£12\.00 of credit is in your account/u],
    ["perk", 100, /Show this in the shop/u],
  ] as const)("%s: at once, and it says what to do", async (key, cost, says) => {
    const { page, customer } = await member(key);
    expect(await redeem(page, key)).toMatch(says);
    expect(await balanceOf(customer)).toMatchObject({ available: points - cost, held: 0 });
    await world.settled();
    const received = async () => {
      await page.goto(new URL("/pages/loyalty", page.url()).href);
      return (await page.locator("main [data-received] li").allInnerTexts()).join("\n");
    };
    if (key !== "store-credit") await expect.poll(received, { timeout: 30_000 }).toMatch(says);
  });
});

describe("what does not go through", () => {
  it("a cart below the minimum costs nothing, and says so", async () => {
    const { page, customer, ...shopper } = await member("small", 100);
    expect(await redeem(page, "large")).toContain("Your cart is below the minimum for this reward.");
    expect(await balanceOf(customer)).toMatchObject({ available: points, held: 0 });
    await fillCart({ page, ...shopper }, 500_000);
    expect(await redeem(page, "large")).toContain("The code is applied to your cart.");
  });

  it("an abandoned code comes back at its end, a refunded one is given back", async () => {
    const idle = await member("idle");
    await redeem(idle.page, "amount");
    const busy = await member("busy");
    await redeem(busy.page, "amount");
    const order = await buy(busy);
    await world.settled();
    const { lines } = await world.control<{ lines: Array<{ id: string; quantity: number }> }>(`orders/${order}?shop=${shop}`);
    await world.control(`orders/${order}/refunds`, { shop, lines: lines.map(({ id, quantity }) => ({ line: id, quantity })) });
    await world.settled();
    expect(await balanceOf(busy.customer)).toMatchObject({ available: points, held: 0 });
    await world.control("clock", { advance: "P32D" });
    await world.settled();
    // with what joining gave, which could be spent after the waiting period
    expect(await balanceOf(idle.customer)).toMatchObject({ available: points + 50, held: 0 });
  });

  it("a code under another e-mail takes nothing off, and its owner's points stay held", async () => {
    const { page, customer, goods } = await member("owner");
    await redeem(page, "amount");
    const code = (await page.locator("#shopify-section-main-cart [data-code]").first().getAttribute("data-code"))!;
    const other = await enterShop(world, await world.open(), { shop });
    await signIn(other, "other@example.com", "Other");
    await fillCart(other, 6_000);
    await other.page.goto(new URL(`/discount/${code}?redirect=/cart`, other.page.url()).href);
    expect(await other.page.locator(`main [data-code="${code}"]`).getAttribute("data-applicable")).toBe("false");
    expect((await cartOf(other.page)).total_price).toBe(goods);
    expect(await balanceOf(customer)).toMatchObject({ available: points - 200, held: 200 });
  });
});

/** Puts something into the cart, or codes, as a theme does. */
const ofCart = (page: Page, path: "add" | "update", body: object) =>
  page.evaluate(
    async ([where, sent]) => {
      const headers = { "content-type": "application/json" };
      await fetch(`/cart/${where}.js`, { method: "POST", headers, body: sent! });
    },
    [path, JSON.stringify(body)],
  );

describe("carts that cannot take a code, before any points are spent", () => {
  const codes = ["ONE", "TWO", "THREE", "FOUR", "FIVE"];
  beforeAll(async () => {
    const combinesWith = { order: true, product: true, shipping: true };
    for (const code of codes) await world.control("discounts", { shop, title: code, code, amount: "1.00", combinesWith });
  });

  it("with five codes, until one is taken out", async () => {
    const { page, customer, ...shopper } = await member("five");
    await ofCart(page, "update", { discount: codes.join(",") });
    await page.reload();
    expect(await redeem(page, "joint")).toContain("Your cart holds as many codes as an order takes.");
    expect(await balanceOf(customer)).toMatchObject({ available: points, held: 0 });
    await ofCart(page, "update", { discount: codes.slice(1).join(",") });
    await page.reload();
    expect(await redeem(page, "joint")).toContain("The code is applied to your cart.");
    expect((await cartOf(page)).total_discount).toBe(900);
    await buy({ page, ...shopper });
    await world.settled();
    expect(await balanceOf(customer)).toMatchObject({ available: points - 200, held: 0 });
  });

  it("with subscriptions alone, until something else lies beside them", async () => {
    const made = { shop, title: "Coffee club", sku: "CLUB-1", price: "40.00", sellingPlans: ["Each month"] };
    const club = await world.control<{ variantId: string; sellingPlans: Array<{ id: string }> }>("products", made);
    const { page, customer, ...shopper } = await member("subscriber");
    await ofCart(page, "update", { updates: Object.fromEntries((await cartOf(page)).items.map((one) => [one.variant_id, 0])) });
    await ofCart(page, "add", { items: [{ id: club.variantId, quantity: 1, selling_plan: club.sellingPlans[0]!.id }] });
    await page.reload();
    expect(await redeem(page, "amount")).toContain("Your cart holds only subscriptions, and this reward is for one-time purchases.");
    expect(await balanceOf(customer)).toMatchObject({ available: points, held: 0 });
    await fillCart({ page, ...shopper }, 6_000);
    expect(await redeem(page, "amount")).toContain("The code is applied to your cart.");
    expect((await cartOf(page)).total_discount).toBe(500);
  });

  it("in another currency: a share that is reckoned in the shop's; what Shopify converts goes through, and is told", async () => {
    const { page, customer } = await member("abroad");
    await page.goto(new URL("/cart?currency=EUR", page.url()).href);
    expect(await redeem(page, "capped")).toContain("This reward works only in the shop’s own currency.");
    expect(await balanceOf(customer)).toMatchObject({ available: points, held: 0 });
    await page.reload();
    const said = await redeem(page, "amount");
    expect(said).toContain("The code is applied to your cart.");
    expect(said).toContain("Its minimum is converted into your currency at checkout.");
    expect(await balanceOf(customer)).toMatchObject({ available: points - 200, held: 200 });
    expect((await cartOf(page)).total_discount).toBeGreaterThan(500);
  });
});

describe("in the cart's drawer", () => {
  it("redeems without leaving the page, and the drawer shows it", async () => {
    await world.control("theme", { shop, place: [{ template: "cart-drawer", block: "cart-rewards" }] });
    const { page, customer, ...shopper } = await member("drawer");
    await page.goto(new URL("/collections/all", page.url()).href);
    const address = page.url();
    await page.locator("a[data-cart-count]").click();
    const drawer = page.getByRole("dialog", { name: "Your cart" });
    await drawer.locator('[data-reward="amount"] summary').click();
    await drawer.getByRole("button", { name: "Redeem: Five off" }).click();
    await drawer.getByRole("status").getByText("The code is applied to your cart.").waitFor();
    await drawer.locator("[data-discount]").waitFor();
    expect(await drawer.locator("[data-in-cart]").first().isVisible()).toBe(true);
    expect(page.url()).toBe(address);
    await drawer.getByRole("button", { name: "Remove from the cart" }).click();
    await drawer.getByRole("status").getByText("The code is off your cart. It stays yours.").waitFor();
    expect(await drawer.locator("[data-discount]").count()).toBe(0);
    expect(await balanceOf(customer)).toMatchObject({ available: points - 200, held: 200 });
    await drawer.getByRole("button", { name: "Apply to the cart" }).click();
    await drawer.locator("[data-discount]").waitFor();
    await buy({ page, ...shopper });
    await world.settled();
    expect(await balanceOf(customer)).toMatchObject({ available: points - 200, held: 0 });
  });
});

describe("guests and no script", () => {
  it.each(["legacy", "new"])("a guest is led to sign in, and back to where they were, with %s accounts", async (customerAccounts) => {
    await world.control("shop", { shop, customerAccounts });
    const email = `${customerAccounts}@example.com`;
    await addMember(world, shop, { email, firstName: "Back", points });
    const guest = await enterShop(world, await world.open(), { shop });
    const { page } = guest;
    await page.goto(new URL("/pages/loyalty", page.url()).href);
    await page.locator(".fid-launcher").click();
    await panelOf(page).getByRole("link", { name: "Sign in" }).click();
    await page.locator("#email").fill(ofThisTry(email));
    await page.locator("#last_name").press("Enter");
    await page.waitForURL(/\/pages\/loyalty$/u);
    await page.locator("main").getByText("2,000 points").first().waitFor();
    await fillCart(guest, 6_000);
    expect(await redeem(page, "amount")).toContain("The code is applied to your cart.");
  });

  it("without script a form puts the code, and a product, into the cart", async () => {
    const email = "plain@example.com";
    const customer = await addMember(world, shop, { email, firstName: "Plain", points });
    await world.settled();
    const { page } = await enterShop(world, await world.open({ javaScript: false }), { shop });
    await signIn({ page, prefix: "" }, email, "Plain");
    await fillCart({ page, prefix: "" }, 6_000);
    await page.goto(new URL("/pages/loyalty", page.url()).href);
    await page.locator('main [data-reward="product"]').getByRole("button").click();
    await page.waitForURL(/\/cart$/u);
    expect(await page.locator("ul.codes").innerText()).toMatch(/^[A-Z0-9-]{14}\s+Remove$/u);
    expect(await page.locator(`[data-line="${gift.variant_id}"]`).count()).toBe(1);
    expect(await balanceOf(customer)).toMatchObject({ available: points - 500 });
    // what it comes to depends on the cart: the page tells it
    await page.goto(new URL("/pages/loyalty", page.url()).href);
    await page.locator('main [data-reward="perk"]').getByRole("button").click();
    await page.waitForURL(/#fidelio-received$/u);
    expect(await page.locator(".fid-refusal:visible").innerText()).toContain("It is yours");
  });
});

describe("spending pauses between redeeming and buying", { retry: 0 }, () => {
  it("the code stands, is captured as usual, and no other can be had", async () => {
    const { page, customer, goods, ...shopper } = await member("paused");
    await redeem(page, "amount");
    await aMinuteLater(world);
    await pauseSpending(world, await world.open(), shop);
    await page.reload();
    expect(await total(page)).toBe(goods - 500);
    await page.locator(".fid-launcher").click();
    await panelOf(page).getByText("Redeeming is paused for now").first().waitFor();
    await buy({ page, ...shopper });
    await world.settled();
    expect(await balanceOf(customer)).toMatchObject({ available: points - 200, held: 0 });
    await expect(world.api(shop, `members/${customer}/redemptions`, { body: { reward: "amount" } })).rejects.toThrow(/spending_paused/u);
  });
});
