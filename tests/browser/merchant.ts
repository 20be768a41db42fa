import { expect, vi } from "vitest";
import type { Frame, FrameLocator, Locator, Page } from "playwright-core";
import type { World } from "./world";

/** The app inside the stand-in's admin, as the merchant sees it. */
export async function openAdmin(
  world: World,
  page: Page,
  { shop, path = "", language = "en", staff = "42" }: AdminAddress,
): Promise<FrameLocator> {
  await world.control("visitor", { language, staff });
  await page.goto(`${world.local.ready.admin}/store/${shop.replace(".myshopify.com", "")}/apps/fidelio${path}`);
  await awake(page);
  return page.frameLocator("iframe").first();
}

/**
 * Waits until the app in the frame answers clicks: what the server drew stands there before React has taken it over, and a button that is
 * pressed in between does nothing. A page without the app has nothing to wait for.
 */
export async function awake(page: Page): Promise<void> {
  const frame = page.frame({ name: "app-iframe" });
  if (frame === null) return;
  await becomes(
    frame,
    `document.querySelector("script[type=module]") === null || Object.keys(document.body).some((key) => key.startsWith("__react"))`,
  );
}

/**
 * Waits until an expression is true of a page of ours, also before the first test. The browser's own waiting would have the page evaluate
 * text, which its policy forbids.
 */
export async function becomes(frame: Frame, expression: string): Promise<void> {
  const holds = async () => expect(await frame.evaluate<boolean>(expression).catch(() => false), expression).toBe(true);
  await vi.waitFor(holds, { timeout: 30_000, interval: 50 });
}

interface AdminAddress {
  shop: string;
  /** below /app: "/members" */
  path?: string;
  language?: "en" | "fr";
  /** 42, the owner, or 43 */
  staff?: "42" | "43";
}

/** The message at the foot of the admin that says that something was done; dismissed once it was seen. */
export async function seeToast(page: Page, text: string): Promise<void> {
  const toast = page.locator(".toast", { hasText: text });
  await toast.first().waitFor();
  await toast.first().getByRole("button", { name: "Dismiss" }).click();
  await toast.first().waitFor({ state: "detached" });
}

/** Shopify's bar over the page while something is not saved. */
export const saveBarOf = (page: Page): Locator => page.getByRole("region", { name: "Unsaved changes" });

/** Polls until a piece of a page says it. */
export const says = (place: Locator) => expect.poll(async () => (await place.textContent().catch(() => null)) ?? "");

/** On Home, as a merchant does; asked about first. */
export async function pauseSpending(world: World, page: Page, shop: string): Promise<void> {
  const admin = await openAdmin(world, page, { shop });
  await admin.getByRole("button", { name: "Pause spending", exact: true }).click();
  await admin.getByRole("dialog").getByRole("button", { name: "Pause spending", exact: true }).click();
  await admin.getByText("Nobody can exchange points. Codes made before stay valid.").waitFor();
  await world.settled();
}
