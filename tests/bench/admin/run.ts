import { mkdtemp, rm } from "node:fs/promises";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { buildWhenStale } from "../../../devstore/build-when-stale";
import { startLocalMode } from "../../local/local-mode";
import { openBrowser } from "../../support/browser";
import { median } from "../intake/measure";
import { workADay } from "./day";
import { fillShop, type FilledShop } from "./fill-shop";
import { readMoments, shiftOf, worstMoments, type Moment } from "./interactions";
import { openOffice, type Office } from "./office";
import { readVitals, type Vitals } from "./vitals";

const rounds = Number(process.env["RUNS"] ?? 5);
const bars = { lcp: 1_000, cls: 0.02, inp: 100 };
const say = (text: string) => process.stdout.write(`${text}\n`);

/** One page's figures, a round each. `cls` is without what answers an input, `allShifts` with it, as web-vitals says it here. */
type Taken = Map<string, Array<Vitals & { moments: Moment[]; allShifts: number }>>;

/**
 * `npm run bench:admin`: how quickly the merchant's pages stand and answer, by web-vitals inside the app's frame, in a shop of 100,000
 * members. Each round opens every page in a fresh window, then works through the list, a member and a form in one more.
 */
async function main(): Promise<void> {
  await buildWhenStale();
  const folder = await mkdtemp(join(tmpdir(), "fidelio-bench-"));
  const local = await startLocalMode({ DATA_DIR: folder, SEED: "none" });
  let browser: Browser | undefined;
  try {
    const shop = await fillShop(local.ready, folder, Number(process.env["BENCH_MEMBERS"] ?? 100_000));
    browser = await openBrowser();
    // the first visit signs the shop in, and the first of each page compiles what PostgreSQL and Node run
    await endSetup(browser, shop);
    await round(browser, shop, new Map());
    const taken: Taken = new Map();
    for (let turn = 1; turn <= rounds; turn += 1) {
      await round(browser, shop, taken);
      say(`round ${turn} of ${rounds}, load ${loadavg()[0]!.toFixed(1)}`);
    }
    report(taken);
  } finally {
    await browser?.close();
    await local.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The one step of the setup guide that the merchant alone knows of: then it is done, and the figures stand first. */
async function endSetup(browser: Browser, { admin }: FilledShop): Promise<void> {
  const { page, frame, close } = await openOffice(browser, admin);
  await frame.getByRole("button", { name: "Mark as done" }).click();
  await frame.getByText("All done").waitFor();
  await page.waitForLoadState("networkidle");
  await close();
}

async function round(browser: Browser, { admin, pages }: FilledShop, taken: Taken): Promise<void> {
  const note = async (name: string, { frame }: Office) => {
    const vitals = await readVitals(frame);
    const moments = await readMoments(frame);
    taken.set(name, [...(taken.get(name) ?? []), { ...vitals, moments, cls: shiftOf(moments), allShifts: vitals.cls }]);
  };
  for (const { name, path } of pages) {
    const office = await openOffice(browser, admin + path);
    await note(name, office);
    await office.close();
  }
  const office = await openOffice(browser, `${admin}/members`);
  await workADay(office);
  await note("a day's work", office);
  await office.close();
}

function report(taken: Taken): void {
  const of = (vitals: readonly Vitals[], name: "lcp" | "cls" | "inp" | "firstByte" | "lastByte") => median(vitals.map((one) => one[name]));
  const worst = { lcp: 0, cls: 0, inp: 0 };
  for (const [page, vitals] of taken) {
    const { lcp, cls, inp } = { lcp: of(vitals, "lcp"), cls: of(vitals, "cls"), inp: of(vitals, "inp") };
    Object.assign(worst, { lcp: Math.max(worst.lcp, lcp), cls: Math.max(worst.cls, cls), inp: Math.max(worst.inp, inp) });
    const best = Math.min(...vitals.map((one) => one.lcp));
    const last = vitals.at(-1)!;
    const all = median(vitals.map(({ allShifts }) => allShifts));
    const day = inp > 0 ? `  INP ${inp.toFixed(0)} (each: ${vitals.map((one) => one.inp.toFixed(0)).join(" ")}; ${last.inpOf})` : "";
    const where = [last.lcpOf, cls > 0 ? `shifted: ${last.clsOf}` : ""].filter(Boolean).join("; ");
    say(
      `${page.padEnd(14)} LCP ${lcp.toFixed(0)} ms (best ${best.toFixed(0)})  CLS ${cls.toFixed(4)} (${all.toFixed(4)} with answers)${day}  ` +
        `document ${of(vitals, "firstByte").toFixed(0)} to ${of(vitals, "lastByte").toFixed(0)} ms  [${where}]`,
    );
    for (const line of worstMoments(vitals.map(({ moments }) => moments))) say(line);
  }
  say(
    `worst page: LCP ${worst.lcp.toFixed(0)} ms (bar ${bars.lcp}), CLS ${worst.cls.toFixed(4)} (bar ${bars.cls}), INP ${worst.inp.toFixed(0)} ms (bar ${bars.inp})`,
  );
  say(
    `load average ${loadavg()
      .map((one) => one.toFixed(1))
      .join(" ")}`,
  );
}

await main();
