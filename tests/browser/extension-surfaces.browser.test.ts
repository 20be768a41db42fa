import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { balanceOf, everyKind, givePoints, makeMug } from "./every-kind";
import { extensionAt, extensionFaults, placeExtensions, pressFor } from "./extensions";
import { openShop } from "./open-shop";
import { buy, enterShop, fillCart, signIn, type Shopper } from "./shopper";
import { useWorld } from "./world";

const world = useWorld();
const shop = "demo.myshopify.com";
beforeAll(async () => {
  const mug = await makeMug(world, shop);
  const scopes = ["read_gift_cards", "write_gift_cards", "read_store_credit_accounts", "write_store_credit_account_transactions"];
  await world.control("scopes", { shop, grant: scopes });
  await placeExtensions(world, shop);
  await openShop(world, shop, everyKind(mug));
});

const store = () => world.local.ready.store;

async function member(email: string, points: number): Promise<{ shopper: Shopper; customer: string }> {
  const shopper = await enterShop(world, await world.open(), { shop });
  const customer = await signIn(shopper, email);
  // seen signed in: a member
  await shopper.page.goto(`${store()}/pages/loyalty`);
  await world.settled();
  await givePoints(world, shop, customer, points);
  return { shopper, customer };
}

describe("the account", () => {
  const page = (of: Page) => extensionAt(of, "customer-account.page.render");

  it("shows what the member has; a reward becomes a code there, which takes something off in the shop", async () => {
    const { shopper, customer } = await member("code@account.example", 1_000);
    await fillCart(shopper, 6_000);
    await shopper.page.goto(`${store()}/account`);
    await shopper.page.getByRole("link", { name: "Loyalty page" }).click();
    const use = page(shopper.page).getByRole("link", { name: /Use in the shop/u });
    await pressFor(page(shopper.page).getByRole("button", { name: "Redeem: £5 off" }), use);
    await use.click();
    await shopper.page.waitForURL(/\/cart/u);
    await shopper.page.locator('[data-applicable="true"]').first().waitFor();
    await buy(shopper);
    await world.settled();
    expect((await balanceOf(world, shop, customer)).held).toBe(0);
  });

  it("en français : un avantage devient un code, qui sert dans la boutique", async () => {
    const { shopper, customer } = await member("francais@account.example", 1_000);
    await fillCart({ ...shopper, prefix: "/fr" }, 6_000);
    await shopper.page.goto(`${store()}/fr/account/pages/fidelio-account`);
    const here = page(shopper.page);
    const use = here.getByRole("link", { name: /^Utiliser dans la boutique\s: 5\s£ de remise$/u });
    await pressFor(here.getByRole("button", { name: /^Échanger\s: 5\s£ de remise$/u }), use);
    expect(await here.locator("body").innerText()).not.toMatch(/\b(Redeem|Use in the shop|Your points|Rewards)\b/u);
    await use.click();
    await shopper.page.waitForURL(/\/fr\/cart/u);
    await shopper.page.locator('[data-applicable="true"]').first().waitFor();
    await buy({ ...shopper, prefix: "/fr" });
    await world.settled();
    expect((await balanceOf(world, shop, customer)).held).toBe(0);
  });

  it.each([
    { title: "A gift card", cost: 500 },
    { title: "Store credit", cost: 500 },
    { title: "A coffee", cost: 100 },
  ])("$title is asked about first, and then made at once", async ({ title, cost }) => {
    const { shopper, customer } = await member("received@account.example", 1_000);
    const { available } = await balanceOf(world, shop, customer);
    await shopper.page.goto(`${store()}/account/pages/fidelio-account`);
    const here = page(shopper.page);
    const yes = here.getByRole("button", { name: "Yes, exchange" });
    await pressFor(here.getByRole("button", { name: `Redeem: ${title}` }), yes);
    await yes.click();
    const balance = expect.poll(() => balanceOf(world, shop, customer));
    await balance.toMatchObject({ available: available - cost, held: 0 });
    expect(await extensionFaults(shopper.page)).toEqual([]);
  });

  it("a code is given back after a second look", async () => {
    const { shopper, customer } = await member("back@account.example", 1_000);
    const { available } = await balanceOf(world, shop, customer);
    await shopper.page.goto(`${store()}/account/pages/fidelio-account`);
    const here = page(shopper.page);
    const [giveBack, yes] = ["Give back: £5 off", "Yes, give back"].map((name) => here.getByRole("button", { name }));
    await pressFor(here.getByRole("button", { name: "Redeem: £5 off" }), giveBack!);
    await pressFor(giveBack!, yes!);
    await yes!.click();
    await here.getByText("The reward is given back.").waitFor();
    await world.settled();
    expect(await balanceOf(world, shop, customer)).toMatchObject({ available, held: 0 });
  });

  it("the profile shows the balance, an order what it earned", async () => {
    const { shopper } = await member("blocks@account.example", 300);
    await fillCart(shopper, 2_000);
    const order = await buy(shopper);
    await world.settled();
    await shopper.page.goto(`${store()}/account/profile`);
    await extensionAt(shopper.page, "customer-account.profile.block.render").getByText(/300/u).first().waitFor();
    await shopper.page.goto(`${store()}/account/orders/${order}`);
    await extensionAt(shopper.page, "customer-account.order-status.block.render")
      .getByText(/points/u)
      .first()
      .waitFor();
    expect(await extensionFaults(shopper.page)).toEqual([]);
  });
});

describe("the register", () => {
  const modal = (of: Page) => extensionAt(of, "pos.home.modal.render");

  async function atTheTill(customer: string): Promise<Page> {
    const page = await world.open();
    await page.goto(`${store()}/pos?shop=${shop}&customers=${customer}`);
    await page.getByRole("button", { name: "Clear the cart" }).click();
    await page.getByRole("button", { name: "Add to the cart" }).first().click();
    await page.locator('[data-call="removeCustomer"]').waitFor();
    return page;
  }

  it("a code is made at the till, lowers the cart there, and is captured with the payment", async () => {
    const { customer } = await member("till@pos.example", 1_000);
    const { available } = await balanceOf(world, shop, customer);
    const page = await atTheTill(customer);
    for (let times = 0; times < 30 && !(await dear(page)); times += 1) await page.locator('[data-call="addLineItem"]').first().click();
    await extensionAt(page, "pos.home.tile.render").getByRole("button").click();
    const now = modal(page).getByRole("button", { name: "Redeem now" });
    await pressFor(modal(page).getByRole("button", { name: "Redeem", exact: true }).first(), now);
    await now.click();
    await page.locator("[data-discount]").waitFor({ state: "attached" });
    await page.locator("#pos-modal").getByRole("button", { name: "Close", exact: true }).click();
    await page.getByRole("button", { name: "Take payment" }).click();
    await page.locator("[data-order]").waitFor();
    await world.settled();
    expect(await balanceOf(world, shop, customer)).toMatchObject({ available: available - 200, held: 0 });
    expect(await extensionFaults(page)).toEqual([]);
  });

  it("a perk is handed over and noted, on the customer's page", async () => {
    const { customer } = await member("perk@pos.example", 150);
    const page = await world.open();
    await page.goto(`${store()}/pos?shop=${shop}&customer=${customer}`);
    await extensionAt(page, "pos.customer-details.block.render").getByRole("button", { name: "Open" }).click();
    const here = extensionAt(page, "pos.customer-details.action.render");
    const now = here.getByRole("button", { name: "Redeem now" });
    await pressFor(here.locator("s-stack", { hasText: "A coffee" }).last().getByRole("button", { name: "Redeem", exact: true }), now);
    await now.click();
    await here.getByRole("button", { name: "Mark as handed over" }).click();
    await here.getByText("Noted as handed over.").waitFor();
    expect(await balanceOf(world, shop, customer)).toMatchObject({ available: 50, held: 0 });
    expect(await extensionFaults(page)).toEqual([]);
  });
});

/** Whether the cart reaches £30. */
async function dear(page: Page): Promise<boolean> {
  const text = await page.locator("[data-total] dd").textContent();
  return Number(text?.replaceAll(/[^\d.]/gu, "")) >= 30;
}

describe("Shopify's own pages", () => {
  it("show a member's points and take an adjustment with its reason", async () => {
    const { customer } = await member("adjust@admin.example", 400);
    const page = await world.open();
    await page.goto(`${store()}/admin/store/demo/customers/${customer}`);
    const block = extensionAt(page, "admin.customer-details.block.render");
    await block.getByText("400 points").first().waitFor();
    const points = block.getByRole("textbox", { name: "Points", exact: true });
    await pressFor(block.getByRole("button", { name: "Adjust points" }), points);
    await points.fill("25");
    await block.getByRole("textbox", { name: "Reason", exact: true }).fill("For the long wait");
    await block.getByRole("button", { name: "Adjust", exact: true }).click();
    await block.getByText("425 points").first().waitFor();
    expect((await balanceOf(world, shop, customer)).available).toBe(425);
    expect(await extensionFaults(page)).toEqual([]);
  });

  it("say why an order earned what it earned", async () => {
    const { shopper } = await member("why@admin.example", 10);
    await fillCart(shopper, 2_000);
    const order = await buy(shopper);
    await world.settled();
    const page = await world.open();
    await page.goto(`${store()}/admin/store/demo/orders/${order}`);
    await extensionAt(page, "admin.order-details.block.render")
      .getByText(/\d+ points?/u)
      .first()
      .waitFor();
    expect(await extensionFaults(page)).toEqual([]);
  });
});
