import type { Page } from "playwright-core";

/** Longer pages are shown from their top. */
const longest = 2400;

/** A picture of the whole page: in the admin the window grows until the app's frame needs no scrolling. */
export async function photograph(page: Page, { path, framed }: { path: string; framed: boolean }): Promise<void> {
  const before = page.viewportSize()!;
  await page.waitForLoadState("networkidle");
  await page.evaluate("document.fonts.ready");
  const inner = framed ? page.frame({ name: "app-iframe" }) : null;
  if (inner) {
    const hidden = await inner.evaluate<number>("document.documentElement.scrollHeight - innerHeight");
    await page.setViewportSize({ width: before.width, height: Math.min(longest, before.height + Math.max(0, hidden)) });
    // a chart or table that measures itself draws anew
    await page.waitForTimeout(300);
  }
  const dialog = (await page.locator(":popover-open, dialog[open]").count()) > 0;
  const full = await page.evaluate<number>("document.documentElement.scrollHeight");
  const height = framed || dialog ? page.viewportSize()!.height : Math.min(longest, Math.max(full, before.height));
  await page.screenshot({
    path,
    type: "jpeg",
    quality: 65,
    animations: "disabled",
    fullPage: !framed && !dialog,
    clip: { x: 0, y: 0, width: before.width, height },
  });
  if (inner) await page.setViewportSize(before);
}
