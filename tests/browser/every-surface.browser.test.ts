import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import type { ProgramDocument } from "../../app/loyalty/program";
import { balanceOf, everyKind, givePoints, makeMug } from "./every-kind";
import { extensionAt, extensionFaults, placeExtensions, pressFor } from "./extensions";
import { openShop } from "./open-shop";
import { addMember } from "./people";
import { enterShop, minorUnits, pressPlace, signIn } from "./shopper";
import { useWorld } from "./world";

const world = useWorld();
const shop = "demo.myshopify.com";
const given = 4_000;
const store = () => world.local.ready.store;
const balance = (customer: string) => balanceOf(world, shop, customer);

/** What takes something off a pot of £60, and how much, in pence; a mug is free, so its price never joins the total. */
const codes = [
  { key: "five-off", title: "£5 off", cost: 200, off: 500 },
  { key: "part", title: "A twentieth off", cost: 250, off: 300 },
  { key: "tenth", title: "A tenth off", cost: 300, off: 400, capped: true },
  { key: "slide", title: "Points to money", cost: 200, off: 200 },
  { key: "ship", title: "Free shipping", cost: 150, off: 490 },
  { key: "mug", title: "A mug", cost: 400, off: 0 },
];
type Code = (typeof codes)[number];

/** What is made at once, and is no matter of an order's price. */
const gifts = ["A gift card", "Store credit", "A coffee"];

let pot = "";
beforeAll(async () => {
  pot = (await world.control<{ variantId: string }>("products", { shop, title: "Pot", sku: "POT-1", price: "60.00" })).variantId;
  const scopes = ["read_gift_cards", "write_gift_cards", "read_store_credit_accounts", "write_store_credit_account_transactions"];
  await world.control("scopes", { shop, grant: scopes });
  await placeExtensions(world, shop);
  const program = everyKind(await makeMug(world, shop));
  const combinesWith = { order: true, product: true, shipping: true };
  const part: NonNullable<ProgramDocument["rewards"]>[number] = {
    key: "part",
    title: { en: "A twentieth off" },
    kind: "percentage",
    percent: "5",
    cost: 250,
    combinesWith,
  };
  await openShop(world, shop, { ...program, rewards: [...(program.rewards ?? []), part] });
});

/** By surface, whose codes are left unused, with what is theirs once those have ended. */
const abandoned = new Map<string, { customer: string; had: number }>();

async function member(name: string): Promise<{ page: Page; customer: string }> {
  const email = `${name}@surface.example`;
  const customer = await addMember(world, shop, { email, firstName: name });
  await givePoints(world, shop, customer, given);
  const shopper = await enterShop(world, await world.open(), { shop });
  await signIn(shopper, email, name);
  return { page: shopper.page, customer };
}

const fill = (page: Page) => page.goto(`${store()}/cart/add?id=${pot}&quantity=1&return_to=/cart`);
const total = async (page: Page) => minorUnits((await page.locator("[data-total] dd").textContent())!);

async function atCheckout(page: Page): Promise<number> {
  if (!page.url().endsWith("/checkout")) await page.goto(`${store()}/checkout`);
  return total(page);
}

async function place(page: Page): Promise<string> {
  await pressPlace(page);
  await world.settled();
  return (await page.locator("[data-order]").getAttribute("data-order"))!;
}

/** Everything of an order, sent back. */
async function refund(order: string): Promise<void> {
  const { lines } = await world.control<{ lines: Array<{ id: string; quantity: number }> }>(`orders/${order}?shop=${shop}`);
  await world.control(`orders/${order}/refunds`, { shop, lines: lines.map(({ id, quantity }) => ({ line: id, quantity })) });
  await world.settled();
}

interface Surface {
  name: string;
  /** from any page, with a pot in the cart, until the surface says that there is a code */
  redeem(page: Page, code: Code): Promise<void>;
  /** until the code of it lies in the cart, where that is another step */
  use?(page: Page, code: Code): Promise<void>;
  /** what cannot be redeemed here, and where the surface leads instead */
  elsewhere?: { capped: boolean; check(page: Page): Promise<void> };
}

const account = (page: Page) => extensionAt(page, "customer-account.page.render");
const block = (page: Page) => extensionAt(page, "purchase.checkout.reductions.render-after");

const surfaces: Surface[] = [
  {
    name: "loyalty page",
    async redeem(page, { key }) {
      await page.goto(`${store()}/pages/loyalty`);
      await page.locator(`main [data-reward="${key}"]`).getByRole("button").click();
      await page.locator(".fid-live:visible", { hasText: /^Your code is/u }).waitFor();
    },
  },
  {
    name: "checkout",
    async redeem(page, { title }) {
      await atCheckout(page);
      const redeems = block(page).getByRole("button", { name: `Redeem: ${title}` });
      await pressFor(block(page).getByText("Rewards", { exact: true }), redeems);
      await pressFor(redeems, block(page).getByRole("button", { name: `Give back: ${title}` }));
    },
    elsewhere: {
      capped: false,
      async check(page) {
        await block(page).getByRole("button", { name: "Redeem: £5 off" }).waitFor();
        for (const gift of gifts)
          expect(
            await block(page)
              .getByRole("button", { name: `Redeem: ${gift}` })
              .count(),
            gift,
          ).toBe(0);
      },
    },
  },
  {
    name: "account",
    async redeem(page, { title }) {
      await page.goto(`${store()}/account/pages/fidelio-account`);
      const redeems = account(page).getByRole("button", { name: `Redeem: ${title}` });
      await pressFor(redeems, account(page).getByRole("link", { name: `Use in the shop: ${title}` }));
    },
    async use(page, { title }) {
      await account(page)
        .getByRole("link", { name: `Use in the shop: ${title}` })
        .click();
      await page.waitForURL(/\/cart$/u);
    },
    elsewhere: {
      capped: true,
      async check(page) {
        await account(page).getByRole("button", { name: "Redeem: £5 off" }).waitFor();
        expect(await account(page).getByRole("button", { name: "Redeem: A tenth off" }).count()).toBe(0);
        await account(page).getByRole("link", { name: "Open the cart" }).click();
        await page.waitForURL(/\/cart$/u);
      },
    },
  },
];

describe.each(surfaces)("every code of the $name", ({ name, redeem, use, elsewhere }) => {
  it("lowers the price, is captured, given back with a refund; what is abandoned waits", { timeout: 240_000 }, async () => {
    const known = name.replace(" ", "-");
    const { page, customer } = await member(known);
    const offered = codes.filter(({ capped }) => !(capped && elsewhere?.capped));
    for (const code of offered) {
      const { title, cost, off } = code;
      await fill(page);
      const before = await atCheckout(page);
      await redeem(page, code);
      await use?.(page, code);
      await expect.poll(() => atCheckout(page), { message: title, timeout: 20_000 }).toBe(before - off);
      expect(await balance(customer), title).toMatchObject({ available: given - cost, held: cost });
      const order = await place(page);
      expect(await balance(customer), `${title}, bought`).toMatchObject({ available: given - cost, held: 0 });
      await refund(order);
      expect(await balance(customer), `${title}, refunded`).toMatchObject({ available: given, held: 0 });
    }
    expect(await extensionFaults(page)).toEqual([]);

    // somebody else's: nobody may redeem as often in a minute as a fast machine does
    const idle = await member(`idle-${known}`);
    await fill(idle.page);
    for (const code of offered) await redeem(idle.page, code);
    await elsewhere?.check(idle.page);
    const held = offered.reduce((sum, { cost }) => sum + cost, 0);
    expect(await balance(idle.customer)).toMatchObject({ available: given - held, held });
    expect(await extensionFaults(idle.page)).toEqual([]);
    // with what joining gave, which can be spent after the waiting period: they were seen signed in
    abandoned.set(name, { customer: idle.customer, had: given + 50 });
  });
});

describe("every code of the register", () => {
  const till = (page: Page) => extensionAt(page, "pos.home.modal.render");
  const card = (page: Page, title: string) => till(page).locator("s-stack", { hasText: title }).last();

  /** A cart of the customer's with a pot, and the customer's rewards open beside it. */
  async function serve(page: Page, customer: string): Promise<void> {
    await page.goto(`${store()}/pos?shop=${shop}&customers=${customer}&products=POT-1`);
    await page.locator('[data-call="clearCart"]').click();
    // whom it was before, and what they had
    for (const held of ["removeCustomer", "removeLineItem"]) await page.locator(`[data-call="${held}"]`).waitFor({ state: "detached" });
    await page.locator('[data-call="setCustomer"]').first().click();
    await page.locator('[data-call="removeCustomer"]').waitFor();
    await page.locator('[data-call="addLineItem"]').first().click();
    await page.locator('[data-call="removeLineItem"]').waitFor();
    await extensionAt(page, "pos.home.tile.render").getByRole("button").click();
  }
  async function redeem(page: Page, title: string, says: string | RegExp = "The code is applied to the cart."): Promise<void> {
    const now = till(page).getByRole("button", { name: "Redeem now" });
    await pressFor(card(page, title).getByRole("button", { name: "Redeem", exact: true }), now);
    await now.click();
    // beside the reward: what was said of another one is not it
    await card(page, title).getByText(says).waitFor();
  }
  const close = (page: Page) => page.locator("#pos-modal").getByRole("button", { name: "Close", exact: true }).click();

  it("lowers the cart, is captured, given back with a refund or at the till; what is abandoned waits", { timeout: 240_000 }, async () => {
    const customer = await addMember(world, shop, { email: "till@surface.example", firstName: "Till" });
    await givePoints(world, shop, customer, given);
    const page = await world.open();
    const sold = codes.filter(({ key }) => key !== "ship");
    for (const { title, cost, off, key } of sold) {
      await serve(page, customer);
      await redeem(page, title);
      await close(page);
      // a mug's whole price is what its code takes off
      expect(minorUnits((await page.locator("[data-discount] dd").textContent())!), title).toBe(key === "mug" ? 800 : off);
      expect(await balance(customer), title).toMatchObject({ available: given - cost, held: cost });
      await page.getByRole("button", { name: "Take payment" }).click();
      const order = (await page.locator("[data-order]").getAttribute("data-order"))!;
      await world.settled();
      expect(await balance(customer), `${title}, bought`).toMatchObject({ available: given - cost, held: 0 });
      await refund(order);
      expect(await balance(customer), `${title}, refunded`).toMatchObject({ available: given, held: 0 });
    }

    // nothing is sent from the counter: the code is for an order that is, and can be given back where it was made
    await serve(page, customer);
    await redeem(page, "Free shipping", "The cart does not take this code yet: see its conditions.");
    const yes = till(page).getByRole("button", { name: "Yes, give back" });
    await pressFor(till(page).getByRole("button", { name: "Give back", exact: true }), yes);
    await yes.click();
    await till(page).getByText("The code is given back.").waitFor();
    expect(await balance(customer)).toMatchObject({ available: given, held: 0 });

    // somebody else's: nobody may redeem as often in a minute as a fast machine does
    const idle = await addMember(world, shop, { email: "idle-till@surface.example", firstName: "Tilda" });
    await givePoints(world, shop, idle, given);
    await close(page);
    await serve(page, idle);
    for (const { title } of sold) await redeem(page, title);
    const held = sold.reduce((sum, { cost }) => sum + cost, 0);
    expect(await balance(idle)).toMatchObject({ available: given - held, held });
    let had = given;
    // a gift card and store credit are made at once, and no cart is lowered by them
    for (const [title, says] of [
      ["A gift card", /^The gift card is made\./u],
      ["Store credit", /^The store credit is in/u],
    ] as const) {
      await redeem(page, title, says);
      had -= 500;
    }
    await close(page);
    await page.locator('[data-call="clearCart"]').click();
    await page.locator('[data-call="removeCustomer"]').waitFor({ state: "detached" });
    expect(await extensionFaults(page)).toEqual([]);
    abandoned.set("register", { customer: idle, had });
  });
});

describe("what was redeemed and never bought", () => {
  it("is released when its codes end, wherever it was redeemed", async () => {
    expect(abandoned.size).toBe(4);
    await world.control("clock", { advance: "P32D" });
    await world.settled();
    for (const { customer, had } of abandoned.values()) expect(await balance(customer)).toMatchObject({ available: had, held: 0 });
  });
});
