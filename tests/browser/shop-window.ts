import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import type { World } from "./world";

/** The panel once its script has come and what it shows was asked for anew. */
export async function openPanel(page: Page, names: { launcher: RegExp; panel: string }): Promise<Locator> {
  await page.getByRole("button", { name: names.launcher }).click();
  await page.waitForSelector("#fidelio-panel:modal");
  return page.getByRole("dialog", { name: names.panel });
}

/** Points to spend at once, given by hand, and on the storefront too. */
export async function givePoints(world: World, shop: string, customer: string, points: number): Promise<void> {
  await world.settled();
  await world.api(shop, `members/${customer}/adjustments`, { body: { points, reason: "for this test" } });
  await world.settled();
}

/** Until a member's balance, as the REST interface says it, is this. */
export async function balanceBecomes(world: World, shop: string, customer: string, balance: object): Promise<void> {
  const read = async () => (await world.api<{ balance: object }>(shop, `members/${customer}`)).balance;
  await expect.poll(read, { timeout: 15_000 }).toMatchObject(balance);
}
