import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { ofThisTry } from "./attempt";
import { balanceOf, everyKind, givePoints, makeMug, type Mug } from "./every-kind";
import { extensionAt, extensionFaults, placeExtensions, pressFor } from "./extensions";
import { pauseSpending } from "./merchant";
import { openShop } from "./open-shop";
import { enterShop, fillCart, minorUnits, pressPlace, signIn, type Shopper } from "./shopper";
import { useWorld } from "./world";

const world = useWorld();
const shop = "demo.myshopify.com";
let mug: Mug;
beforeAll(async () => {
  mug = await makeMug(world, shop);
  await placeExtensions(world, shop);
  await openShop(world, shop, everyKind(mug));
});

const block = (page: Page) => extensionAt(page, "purchase.checkout.reductions.render-after");
const total = async (page: Page) => minorUnits((await page.locator("[data-total] dd").textContent())!);
const applied = (page: Page) => page.locator('[data-part="codes"] [data-applicable="true"]');

async function member(email: string, points: number): Promise<{ shopper: Shopper; customer: string }> {
  const shopper = await enterShop(world, await world.open(), { shop });
  const customer = await signIn(shopper, email);
  // seen signed in: a member
  await shopper.page.goto(`${world.local.ready.store}/pages/loyalty`);
  await world.settled();
  await givePoints(world, shop, customer, points);
  return { shopper, customer };
}

const openRewards = (page: Page) =>
  pressFor(block(page).getByText("Rewards", { exact: true }), block(page).getByRole("button", { name: /^Redeem: / }));

/** A cart of some £60 at checkout, with the rewards in sight. */
async function toCheckout({ page }: Shopper): Promise<number> {
  await fillCart({ page, prefix: "" }, 6_000);
  await page.goto(`${world.local.ready.store}/checkout`);
  await openRewards(page);
  return total(page);
}

async function place({ page }: Shopper): Promise<string> {
  await pressPlace(page);
  await world.settled();
  return (await page.locator("[data-order]").getAttribute("data-order"))!;
}

// the other kinds: every-surface.browser.test.ts
describe("a reward at checkout", () => {
  it.each([
    { title: "£5 off", cost: 200, off: 500 },
    { title: "A mug", cost: 400, off: 0 },
  ])("$title: redeemed, the price changes at once, bought, captured", async ({ title, cost, off }) => {
    const { shopper, customer } = await member("kinds@checkout.example", 1_000);
    const { available } = await balanceOf(world, shop, customer);
    const { page } = shopper;
    const before = await toCheckout(shopper);
    await block(page)
      .getByRole("button", { name: `Redeem: ${title}` })
      .click();
    await applied(page).waitFor();
    expect(before - (await total(page))).toBe(off);
    expect((await balanceOf(world, shop, customer)).held).toBe(cost);
    expect(await extensionFaults(page)).toEqual([]);
    const order = await place(shopper);
    expect(await balanceOf(world, shop, customer)).toMatchObject({ available: available - cost, held: 0 });
    const { lines } = await world.control<{ lines: Array<{ title: string }> }>(`orders/${order}?shop=${shop}`);
    expect(lines.some((line) => line.title === "Mug")).toBe(title === "A mug");
    // once Shopify told of the order, the page says what it earned and from when that can be spent
    await extensionAt(page, "purchase.thank-you.block.render")
      .getByText(/\d+ points/u)
      .first()
      .waitFor();
    expect(await extensionFaults(page)).toEqual([]);
  });
});

describe("what else happens to a code at checkout", () => {
  it("it is taken back: out of the checkout, and its points are there again", async () => {
    const { shopper, customer } = await member("back@checkout.example", 1_000);
    const { page } = shopper;
    const before = await toCheckout(shopper);
    const { available } = await balanceOf(world, shop, customer);
    await block(page).getByRole("button", { name: "Redeem: £5 off" }).click();
    await applied(page).waitFor();
    await block(page).getByRole("button", { name: "Give back: £5 off" }).click();
    await block(page)
      .getByRole("button", { name: /^Yes|give back/iu })
      .last()
      .click();
    await applied(page).waitFor({ state: "detached" });
    expect(await total(page)).toBe(before);
    await block(page).getByText("given back", { exact: false }).waitFor();
    await world.settled();
    expect(await balanceOf(world, shop, customer)).toMatchObject({ available, held: 0 });
  });

  it("the order is refunded: given back; the next one is abandoned: released when the code ends", async () => {
    const { shopper, customer } = await member("refund@checkout.example", 1_000);
    const { page } = shopper;
    await toCheckout(shopper);
    const { available } = await balanceOf(world, shop, customer);
    await block(page).getByRole("button", { name: "Redeem: £5 off" }).click();
    await applied(page).waitFor();
    const order = await place(shopper);
    const { lines } = await world.control<{ lines: Array<{ id: string; quantity: number }> }>(`orders/${order}?shop=${shop}`);
    await world.control(`orders/${order}/refunds`, { shop, lines: lines.map(({ id, quantity }) => ({ line: id, quantity })) });
    await world.settled();
    expect(await balanceOf(world, shop, customer)).toMatchObject({ available, held: 0 });

    await toCheckout(shopper);
    await block(page).getByRole("button", { name: "Redeem: £5 off" }).click();
    await applied(page).waitFor();
    expect((await balanceOf(world, shop, customer)).held).toBe(200);
    await world.control("clock", { advance: "P32D" });
    await world.settled();
    expect((await balanceOf(world, shop, customer)).held).toBe(0);
  });

  it("under another address it takes nothing off, says whose it is, and counts again once they sign in", async () => {
    const { shopper } = await member("mine@checkout.example", 1_000);
    await toCheckout(shopper);
    await block(shopper.page).getByRole("button", { name: "Redeem: £5 off" }).click();
    await applied(shopper.page).waitFor();
    const code = (await applied(shopper.page).getAttribute("data-code"))!;
    const stranger = await enterShop(world, await world.open(), { shop });
    await fillCart(stranger, 6_000);
    await stranger.page.goto(`${world.local.ready.store}/checkout`);
    await stranger.page.locator("#discount").fill(code);
    await stranger.page.locator("button[name=apply]").click();
    const refused = stranger.page.locator(`main [data-code="${code}"][data-applicable="false"]`);
    await refused.getByText("This code is for another customer, or you are not signed in.").waitFor();
    await block(stranger.page).getByRole("link", { name: "Sign in" }).click();
    await stranger.page.locator("#email").fill(ofThisTry("mine@checkout.example"));
    await stranger.page.locator("#email").press("Enter");
    await stranger.page.waitForURL(/\/checkout$/u);
    await stranger.page.locator(`main [data-code="${code}"][data-applicable="true"]`).waitFor();
  });
});

describe("in French", () => {
  it("un avantage est échangé au paiement, se voit dans la somme, est payé et décompté", async () => {
    const { shopper, customer } = await member("francais@checkout.example", 1_000);
    const { page } = shopper;
    await fillCart({ page, prefix: "/fr" }, 6_000);
    await page.goto(`${world.local.ready.store}/fr/checkout`);
    const before = await total(page);
    const redeems = block(page).getByRole("button", { name: /^Échanger\s: 5\s£ de remise$/u });
    await pressFor(block(page).getByText("Récompenses", { exact: true }), redeems);
    await redeems.click();
    await applied(page).waitFor();
    expect(await total(page)).toBe(before - 500);
    await block(page)
      .getByRole("button", { name: /^Rendre\s: 5\s£ de remise$/u })
      .waitFor();
    expect(await block(page).locator("body").innerText()).not.toMatch(/\b(points? to|Redeem|Give back|Rewards)\b/u);
    await place(shopper);
    expect(await balanceOf(world, shop, customer)).toMatchObject({ held: 0 });
    await extensionAt(page, "purchase.thank-you.block.render")
      .getByText(/Cette commande/u)
      .first()
      .waitFor();
    expect(await extensionFaults(page)).toEqual([]);
  });
});

describe("who is not signed in", () => {
  it("sees what the order would earn, signs in, and is back at checkout with the points", async () => {
    const { customer } = await member("later@checkout.example", 700);
    const guest = await enterShop(world, await world.open(), { shop });
    await fillCart(guest, 6_000);
    await guest.page.goto(`${world.local.ready.store}/checkout`);
    await block(guest.page)
      .getByText(/This order earns members/u)
      .waitFor();
    await block(guest.page).getByRole("link", { name: "Sign in" }).click();
    await guest.page.locator("#email").fill(ofThisTry("later@checkout.example"));
    await guest.page.locator("#email").press("Enter");
    await guest.page.waitForURL(/\/checkout$/u);
    await block(guest.page).getByText("700 points").first().waitFor();
    await openRewards(guest.page);
    await block(guest.page).getByRole("button", { name: "Redeem: £5 off" }).click();
    await applied(guest.page).waitFor();
    await place(guest);
    expect(await balanceOf(world, shop, customer)).toMatchObject({ available: 500, held: 0 });
  });
});

describe("a program that is paused", { retry: 0 }, () => {
  it("between redeeming and buying takes no code away", async () => {
    const { shopper, customer } = await member("paused@checkout.example", 1_000);
    const before = await toCheckout(shopper);
    await block(shopper.page).getByRole("button", { name: "Redeem: £5 off" }).click();
    await applied(shopper.page).waitFor();
    await pauseSpending(world, await world.open(), shop);
    expect(await total(shopper.page)).toBe(before - 500);
    await place(shopper);
    expect((await balanceOf(world, shop, customer)).held).toBe(0);
  });
});
