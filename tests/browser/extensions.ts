import type { FrameLocator, Page } from "playwright-core";
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
