import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { BrowserContext, Frame } from "playwright-core";
import type { CLSMetricWithAttribution, INPMetricWithAttribution, LCPMetricWithAttribution } from "web-vitals/attribution";

/** One document's figures so far: milliseconds, the shift without unit; where, and of what they are made. */
export interface Vitals {
  lcp: number;
  cls: number;
  inp: number;
  /** from the request of the document to its first and its last byte */
  firstByte: number;
  lastByte: number;
  lcpOf: string;
  clsOf: string;
  inpOf: string;
}

type Reported = Partial<Pick<Vitals, "lcp" | "cls" | "inp" | "lcpOf" | "clsOf" | "inpOf">>;
interface Measured {
  webVitals: {
    onLCP(take: (metric: LCPMetricWithAttribution) => void, options: object): void;
    onCLS(take: (metric: CLSMetricWithAttribution) => void, options: object): void;
    onINP(take: (metric: INPMetricWithAttribution) => void, options: object): void;
  };
  measured: Reported;
}

/** Shopify's own library for these figures, put into every document of the window, so into the app's frame as well. */
export async function measureIn(context: BrowserContext): Promise<void> {
  const library = dirname(createRequire(import.meta.url).resolve("web-vitals"));
  // a script of the window is run within a function: what it declares is made the window's
  const script = await readFile(join(library, "web-vitals.attribution.iife.js"), "utf8");
  await context.addInitScript({ content: `${script}; window.webVitals = webVitals;` });
  await context.addInitScript(() => {
    const page = window as unknown as Measured;
    const measured: Reported = (page.measured = {});
    page.webVitals.onLCP(({ value, attribution }) => Object.assign(measured, { lcp: value, lcpOf: attribution.target ?? "?" }), {
      reportAllChanges: true,
    });
    page.webVitals.onCLS(({ value, attribution }) => Object.assign(measured, { cls: value, clsOf: attribution.largestShiftTarget ?? "" }), {
      reportAllChanges: true,
    });
    page.webVitals.onINP(
      ({ value, attribution: { interactionTarget, interactionType, inputDelay, processingDuration, presentationDelay } }) =>
        Object.assign(measured, {
          inp: value,
          inpOf: `${interactionType} ${interactionTarget}: ${[inputDelay, processingDuration, presentationDelay].map((part) => Math.round(part)).join(" + ")}`,
        }),
      { reportAllChanges: true, durationThreshold: 16 },
    );
  });
}

/** What the frame's document has measured by now. */
export function readVitals(frame: Frame): Promise<Vitals> {
  return frame.evaluate(() => {
    const { lcp = 0, cls = 0, inp = 0, lcpOf = "", clsOf = "", inpOf = "" } = (window as unknown as Measured).measured;
    const [document] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    const { requestStart = 0, responseStart = 0, responseEnd = 0 } = document ?? {};
    return { lcp, cls, inp, lcpOf, clsOf, inpOf, firstByte: responseStart - requestStart, lastByte: responseEnd - requestStart };
  });
}
