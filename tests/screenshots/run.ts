import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeWorld } from "../browser/make-world";
import { scenes, stages, type Scene } from "../browser/scenes";
import { walk } from "../browser/walk";
import { startLocalMode } from "../local/local-mode";
import { openBrowser, type Visit } from "../support/browser";
import { photograph } from "./photograph";
import { tour } from "./tour";

/** `npm run screenshots`: every page at two widths in both languages, into docs/screenshots, and the tour that shows them. */
const seedNow = "2026-11-20T09:00:00Z";
const widths = [1280, 390];
const folder = process.env["SCREENSHOTS"] ?? "docs/screenshots";
/** a part of a page's name: only such pages are taken */
const only = process.argv[2] ?? "";

async function take(seed: "none" | "demo", wanted: readonly Scene[]): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), "fidelio-screenshots-"));
  const local = await startLocalMode({ DATA_DIR: data, SEED: seed, SEED_NOW: seedNow });
  const browser = await openBrowser();
  const visits: Visit[] = [];
  try {
    const world = makeWorld({ local, browser, folder: data, visits });
    await world.settled();
    for (const stage of stages) {
      await walk(world, { stage, widths, scenes: wanted, seeded: seed === "demo" }, async (seen, seat) => {
        if (!seen.name.includes(only)) return;
        const path = join(folder, `${seen.name}-${seat.language}-${seat.width}.jpg`);
        await photograph(seat.page, { path, framed: seen.part === "admin" });
      });
    }
    // a refusal is an answer of 409, and every browser notes it
    const faults = visits.flatMap((one) => one.faults).filter((fault) => !fault.includes("409 (Conflict)"));
    if (faults.length > 0) throw new Error(faults.join("\n"));
  } finally {
    await browser.close();
    await local.stop();
    await rm(data, { recursive: true, force: true });
  }
}

await mkdir(folder, { recursive: true });
await take("none", ["first-day"]);
await take(
  "demo",
  scenes.filter((scene) => scene !== "first-day"),
);
if (only === "") await writeFile("docs/tour.md", tour());
const sizes = await Promise.all((await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size));
process.stdout.write(`${sizes.length} pictures, ${Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1024)} KB\n`);
