import type { FrameLocator, Locator, Page } from "playwright-core";
import type { World } from "./world";

/** Everything that the app's extensions can stand on, switched on as a merchant and staff would. */
export async function placeExtensions(world: World, shop: string): Promise<void> {
  const { targets } = await world.control<{ targets: Array<{ extension: string; target: string; hindrance: string | null }> }>(
    `extensions?shop=${shop}`,
  );
  const place = targets
    .filter(({ target, hindrance }) => hindrance === null && target !== "purchase.checkout.block.render")
    .map(({ extension, target }) => ({ extension, target }));
  await world.control("extensions", { shop, place });
}

/** What an extension draws at one of its targets. */
export const extensionAt = (page: Page, target: string): FrameLocator => page.frameLocator(`iframe[name="${target}"]`);

/** What extensions used and the stand-in, or Shopify, does not have. */
export const extensionFaults = (page: Page): Promise<string[]> => page.locator(".extension-fault").allTextContents();

/**
 * Presses until what that opens is there: a frame that is still growing may move between the look and the press. Not for what a second
 * press would undo while the first is still under way.
 */
export async function pressFor(button: Locator, opened: Locator): Promise<void> {
  await button.or(opened).first().waitFor();
  for (let tries = 0; tries < 6; tries += 1) {
    if (await opened.first().isVisible()) return;
    // gone meanwhile: it was heard
    await button.click({ timeout: 5_000 }).catch(() => undefined);
    const seen = await opened
      .first()
      .waitFor({ timeout: 5_000 })
      .then(
        () => true,
        () => false,
      );
    if (seen) return;
  }
  await opened.first().waitFor();
}
