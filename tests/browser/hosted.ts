import type { FrameLocator, Page } from "playwright-core";

const waiting = "s-spinner, s-skeleton-paragraph";

/** The app's part of a page that hosts extensions, once it has its answer; `target` where there are several. */
export async function hosted(page: Page, target?: string): Promise<FrameLocator> {
  const frame = page.frameLocator(target === undefined ? ".extension-place iframe" : `.extension-place iframe[name='${target}']`).first();
  await frame.locator("body > *").first().waitFor();
  await frame.locator(waiting).first().waitFor({ state: "detached" });
  return frame;
}
