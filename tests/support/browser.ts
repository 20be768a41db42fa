import { existsSync } from "node:fs";
import bundled from "@sparticuz/chromium";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";

const installed = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** What an ordinary person's browser says; Shopify's library sends "HeadlessChrome" away. */
export const userAgent = "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36";

/** The machine's own Chromium (or `CHROMIUM`), else the one that npm brought (Linux x64). */
export async function chromiumPath(): Promise<string> {
  const named = process.env["CHROMIUM"];
  return named ?? installed.find(existsSync) ?? (await bundled.executablePath());
}

/**
 * All frames in one process: a click into a frame of another process goes by where that frame was last drawn, so one that has just
 * grown (an extension's, which the page makes as high as it wishes) loses what is clicked in its new part.
 */
const oneProcess = "--disable-site-isolation-trials";

export async function openBrowser(): Promise<Browser> {
  const args = ["--no-sandbox", "--disable-gpu", "--lang=en-GB", oneProcess];
  return chromium.launch({ executablePath: await chromiumPath(), args });
}

export interface VisitOptions {
  /** pixels; default 1280 */
  width?: number;
  /** of the browser; default en-GB */
  locale?: string;
  javaScript?: boolean;
}

export interface Visit {
  page: Page;
  context: BrowserContext;
  /** what should not have happened: requests beyond this machine, errors of the console, pages that threw */
  faults: string[];
}

/** A fresh window that notes every request that leaves this machine and every error; read `faults` at the end. */
export async function visit(browser: Browser, { width = 1280, locale = "en-GB", javaScript = true }: VisitOptions = {}): Promise<Visit> {
  const height = width < 600 ? 844 : 900;
  const context = await browser.newContext({ userAgent, locale, viewport: { width, height }, javaScriptEnabled: javaScript });
  const faults: string[] = [];
  await context.route(
    (url) => !["localhost", "127.0.0.1"].includes(url.hostname) && /^(https?|wss?):$/u.test(url.protocol),
    (route) => {
      faults.push(`a request left the machine: ${route.request().url()}`);
      return route.abort();
    },
  );
  const page = await context.newPage();
  const watch = (one: Page) => {
    one.on("console", (message) => message.type() === "error" && faults.push(`the console says: ${message.text()}`));
    one.on("pageerror", (error) => faults.push(`the page threw: ${error.message}`));
  };
  watch(page);
  context.on("page", (opened) => opened !== page && watch(opened));
  return { page, context, faults };
}
