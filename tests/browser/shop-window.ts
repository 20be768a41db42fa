import type { Locator, Page } from "playwright-core";

/** The panel once its script has come and what it shows was asked for anew. */
export async function openPanel(page: Page, names: { launcher: RegExp; panel: string }): Promise<Locator> {
  await page.getByRole("button", { name: names.launcher }).click();
  await page.waitForSelector("#fidelio-panel:modal");
  return page.getByRole("dialog", { name: names.panel });
}
