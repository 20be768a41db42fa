import type { Browser, BrowserContext, Frame, Page } from "playwright-core";
import { userAgent } from "../../support/browser";
import { watchIn } from "./interactions";
import { measureIn } from "./vitals";

/** A merchant's window on the app inside the stand-in's admin. */
export interface Office {
  page: Page;
  frame: Frame;
  close(): Promise<void>;
}

/** Opens a page of the app (a path below /app) in a fresh window, as long as it takes to come to rest. */
export async function openOffice(browser: Browser, address: string): Promise<Office> {
  const context: BrowserContext = await browser.newContext({ userAgent, locale: "en-GB", viewport: { width: 1280, height: 900 } });
  await measureIn(context);
  await watchIn(context);
  const page = await context.newPage();
  await page.goto(address);
  const element = await page.waitForSelector("iframe[name='app-iframe']");
  const frame = await element.contentFrame();
  if (!frame) throw new Error(`The admin shows no app at ${address}.`);
  await frame.locator(".Polaris-Page").first().waitFor();
  await page.waitForLoadState("networkidle");
  // what shifts, shifts within a second of the last answer
  await page.waitForTimeout(1_000);
  return { page, frame, close: () => context.close() };
}
