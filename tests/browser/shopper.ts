import type { Page } from "playwright-core";
import { ofThisTry } from "./attempt";
import type { World } from "./world";

/** What a shopper does in the stand-in's storefront, by what stands on its buttons. */
export interface Shopper {
  page: Page;
  /** "" or "/fr" */
  prefix: string;
}

const words = {
  en: { launcher: /The Club/u, panel: "The Club", redeem: "Redeem", add: "Add to cart", place: "Place the order" },
  fr: { launcher: /Le Club/u, panel: "Le Club", redeem: "Échanger", add: "Ajouter au panier", place: "Passer la commande" },
};
export const wordsOf = (language: "en" | "fr") => words[language];

/** Opens a shop's home page in a language, with the cookie banner answered. */
export async function enterShop(world: World, page: Page, { shop, prefix = "" }: { shop: string; prefix?: string }): Promise<Shopper> {
  await page.goto(`${world.local.ready.store}/?shop=${shop}`);
  if (prefix !== "") await page.goto(`${world.local.ready.store}${prefix}/`);
  const banner = page.locator("form[action$='/cookies'] button");
  if ((await banner.count()) > 0) await banner.first().click();
  return { page, prefix };
}

/** Signs in by e-mail, as a new customer where nobody has that address; answers the customer's id. */
export async function signIn({ page, prefix }: Shopper, email: string, firstName = "Robin"): Promise<string> {
  await page.goto(new URL(`${prefix}/account/login`, page.url()).href);
  await page.locator("#email").fill(ofThisTry(email));
  await page.locator("#first_name").fill(firstName);
  await page.locator("#last_name").fill("Marsh");
  await page.locator("#last_name").press("Enter");
  await page.waitForURL(/\/account$/u);
  return (await page.locator("[data-signed-in]").getAttribute("data-signed-in"))!;
}

/** Puts so much of the first product into the cart that its price reaches `least`, in minor units; answers the sum. */
export async function fillCart(shopper: Shopper, least: number): Promise<number> {
  const { page, prefix } = shopper;
  await page.goto(new URL(`${prefix}/collections/all`, page.url()).href);
  await page.locator("main a[href*='/products/']").first().click();
  const price = minorUnits((await page.locator("[data-price]").textContent())!);
  const quantity = Math.ceil(least / price);
  await page.locator("#quantity").fill(String(quantity));
  await page.locator("button[name=add]").click();
  await page.waitForURL(/\/cart$/u);
  return price * quantity;
}

/** "£4.95", "4,95 €": 495 */
export const minorUnits = (text: string): number => Number(text.replaceAll(/\D/gu, ""));

/** At checkout, by the key: a part that has just come may move the button between a mouse's going down and up. */
export async function pressPlace(page: Page): Promise<void> {
  await page.locator("button[name=place]").press("Enter");
  await page.waitForURL(/\/checkout\/thank-you\//u);
}

/** Buys what is in the cart; answers the order's id. */
export async function buy({ page, prefix }: Shopper, email?: string): Promise<string> {
  await page.goto(new URL(`${prefix}/checkout`, page.url()).href);
  if (email !== undefined) await page.locator("#email").fill(ofThisTry(email));
  await pressPlace(page);
  return (await page.locator("[data-order]").getAttribute("data-order"))!;
}
