import type { Locator } from "playwright-core";
import { hosted } from "./hosted";
import type { Seat, SeenPage } from "./pages";
import { buy, enterShop, fillCart, wordsOf, type Shopper } from "./shopper";

const shopperOf = ({ page }: Seat): Shopper => ({ page, prefix: "" });

async function go({ world, page }: Seat, path: string): Promise<void> {
  await page.goto(`${world.local.ready.store}${path}`);
}

/** Opens the panel from the page that is shown. */
async function openPanel({ page, language }: Seat): Promise<Locator> {
  const words = wordsOf(language);
  await page.getByRole("button", { name: words.launcher }).click();
  const panel = page.getByRole("dialog", { name: words.panel });
  await panel.waitFor();
  return panel;
}

function at(name: string, says: string, as: "guest" | "member", open: string | ((seat: Seat) => Promise<unknown>)): SeenPage {
  return {
    name: `store-${name}`,
    says,
    scene: "running",
    part: "storefront",
    as,
    open: async (seat) => void (await (typeof open === "string" ? go(seat, open) : open(seat))),
  };
}

const panelOn = (path: string) => async (seat: Seat) => {
  await go(seat, path);
  await openPanel(seat);
};

async function redeemIn(panel: Locator, key: string): Promise<void> {
  const reward = panel.locator(`[data-reward='${key}']`);
  await reward.locator("summary").click();
  await reward.getByRole("button").click();
}

/** The cart without its codes. */
const takeOut = async ({ page }: Seat) =>
  void (await page.evaluate(
    `fetch("/cart/update.js", { method: "POST", headers: { "content-type": "application/json" }, body: '{"discount":""}' })`,
  ));

/** What a shopper sees, first as a guest, then as a member. */
export const storefrontPages: readonly SeenPage[] = [
  at("cookies", "The cookie banner and the launcher keep clear of each other.", "guest", (seat) => go(seat, `/?shop=${seat.shop}`)),
  at("home", "The storefront, with the launcher of the program.", "guest", ({ world, page, shop }) => enterShop(world, page, { shop })),
  at("panel-guest", "What joining brings, before one joins.", "guest", panelOn("/")),
  at("collection", "A collection.", "guest", "/collections/all"),
  at("product-guest", "A product says what it earns members.", "guest", async (seat) => {
    await go(seat, "/collections/all");
    await seat.page.locator("main a[href*='/products/']").first().click();
    await seat.page.locator("[data-price]").first().waitFor();
  }),
  at("loyalty-guest", "The loyalty page for a guest.", "guest", "/pages/loyalty"),
  at("terms", "The terms, in words made from the program.", "guest", "/apps/fidelio/terms"),
  at("checkout-guest", "At checkout a guest sees what the order would earn.", "guest", async (seat) => {
    await fillCart(shopperOf(seat), 5_000);
    await go(seat, "/checkout");
    await hosted(seat.page);
  }),
  at("login", "The stand-in's sign-in.", "guest", "/account/login"),
  at("account", "A customer's account.", "member", "/account"),
  at("loyalty", "Points, tier, rewards and history, drawn by the server.", "member", "/pages/loyalty"),
  at("cart", "A cart says what it earns.", "member", (seat) => fillCart(shopperOf(seat), 5_000)),
  at("panel-member", "The panel: balance, tier and what the points can be spent on.", "member", panelOn("/")),
  at("panel-refused", "What cannot apply to the cart is refused with its reason, and nothing is spent.", "member", async (seat) => {
    await go(seat, "/discount/NEWS5?redirect=/");
    const panel = await openPanel(seat);
    await redeemIn(panel, "five-off");
    await panel.locator(".fid-live:not(:empty)").first().waitFor();
  }),
  at("panel-slide", "Points as money: as many as the member moves the slide to.", "member", async (seat) => {
    await takeOut(seat);
    await go(seat, "/");
    const panel = await openPanel(seat);
    await panel.locator("[data-reward='money'] summary").click();
    await panel.locator("[data-reward='money'] input[type=range]").press("ArrowRight");
  }),
  at("panel-variants", "A free product: the member chooses which.", "member", async (seat) => {
    await go(seat, "/");
    const panel = await openPanel(seat);
    await panel.locator("[data-reward='present'] summary").click();
  }),
  at("panel-perk", "Something that staff hand over: how to get it.", "member", async (seat) => {
    await go(seat, "/");
    const panel = await openPanel(seat);
    if ((await panel.locator("[data-reward='coffee'] button").count()) === 0) return;
    await redeemIn(panel, "coffee");
    await panel.locator(".fid-live:not(:empty)").first().waitFor();
  }),
  at("panel-redeemed", "Redeemed: the code is shown, and applied to the cart.", "member", async (seat) => {
    await go(seat, "/");
    const panel = await openPanel(seat);
    await redeemIn(panel, "five-off");
    await panel.locator("[data-codes] code").first().waitFor();
  }),
  at("cart-with-code", "The code in the cart.", "member", "/cart"),
  at("cart-drawer", "The cart's drawer, with what the cart earns and the code.", "member", async (seat) => {
    await go(seat, "/");
    await seat.page.locator("[data-cart-count]").first().click();
    await seat.page.locator("#cart-drawer[open]").waitFor();
  }),
  at("checkout", "Checkout on Shopify Plus: points, what they are worth, and the code that is applied.", "member", async (seat) => {
    await go(seat, "/checkout");
    await hosted(seat.page);
  }),
  at("checkout-rewards", "The rewards that can come off this order.", "member", async (seat) => {
    await go(seat, "/checkout");
    await (await hosted(seat.page)).locator("summary").first().click();
  }),
  at("thank-you", "The order is placed; below, what it earns and from when.", "member", async (seat) => {
    await buy(shopperOf(seat));
    await hosted(seat.page);
  }),
];
