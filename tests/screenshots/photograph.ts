import type { Page } from "playwright-core";

/** Longer pages are shown from their top. */
const longest = 1800;

/** A picture of the whole page: the window grows until neither it nor the app's frame needs scrolling, so that what is fixed stands at its edges. */
export async function photograph(page: Page, { path, framed }: { path: string; framed: boolean }): Promise<void> {
  const before = page.viewportSize()!;
  await page.waitForLoadState("networkidle");
  await page.evaluate("document.fonts.ready");
  const frame = (framed ? page.frame({ name: "app-iframe" }) : null) ?? page.mainFrame();
  // an open panel or drawer belongs to the window, as tall as it is
  const open = (await page.locator(":popover-open, dialog[open]").count()) > 0;
  const hidden = open ? 0 : await frame.evaluate<number>("document.documentElement.scrollHeight - innerHeight");
  if (hidden > 0) {
    await page.setViewportSize({ width: before.width, height: Math.min(longest, before.height + hidden) });
    // a chart or table that measures itself draws anew
    await page.waitForTimeout(300);
  }
  await page.screenshot({ path, type: "jpeg", quality: 45, animations: "disabled" });
  if (hidden > 0) await page.setViewportSize(before);
}
