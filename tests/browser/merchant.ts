import type { FrameLocator, Page } from "playwright-core";
import type { World } from "./world";

/** The app inside the stand-in's admin, as the merchant sees it. */
export async function openAdmin(world: World, page: Page, { shop, path = "", language = "en" }: AdminAddress): Promise<FrameLocator> {
  await world.control("visitor", { language });
  await page.goto(`${world.local.ready.admin}/store/${shop.replace(".myshopify.com", "")}/apps/fidelio${path}`);
  return page.frameLocator("iframe").first();
}

interface AdminAddress {
  shop: string;
  /** below /app: "/members" */
  path?: string;
  language?: "en" | "fr";
}
