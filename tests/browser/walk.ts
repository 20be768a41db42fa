import type { Page } from "playwright-core";
import type { World } from "./make-world";
import { seenPages, type Seat, type SeenPage } from "./pages";
import { comeBack, leave, playBusiness, scenes, type Facts, type Scene, type Stage } from "./scenes";
import { enterShop, signIn } from "./shopper";

interface Way {
  stage: Stage;
  widths: readonly number[];
  scenes?: readonly Scene[];
  /** the shop has a past; its first day is long gone */
  seeded?: boolean;
}

/** Brings a shop from scene to scene and opens each page of a scene at each width; `see` looks at it. */
export async function walk(world: World, way: Way, see: (seen: SeenPage, seat: Seat) => Promise<void>): Promise<void> {
  const { stage, widths, seeded = false } = way;
  const wanted = way.scenes ?? scenes;
  let facts: Facts = { member: "", order: "", email: "", referral: "" };
  for (const scene of scenes) {
    if (scene === "running" && wanted.some((one) => one !== "first-day")) facts = await playBusiness(world, stage, seeded);
    if (scene === "away" && wanted.includes("away")) await leave(world, stage);
    if (scene === "back" && wanted.includes("back")) await comeBack(world, stage);
    const pages = seenPages.filter((one) => one.scene === scene);
    for (const width of wanted.includes(scene) ? widths : []) await walkAt(world, { stage, width, facts, pages }, see);
  }
}

async function walkAt(
  world: World,
  { stage, width, facts, pages }: { stage: Stage; width: number; facts: Facts; pages: readonly SeenPage[] },
  see: (seen: SeenPage, seat: Seat) => Promise<void>,
): Promise<void> {
  const { shop, language } = stage;
  const windows = new Map<string, Page>();
  for (const seen of pages) {
    if (seen.wideOnly && width < 600) continue;
    let page = windows.get(seen.as);
    if (!page) {
      page = await world.open({ width, locale: language === "fr" ? "fr-FR" : "en-GB" });
      windows.set(seen.as, page);
      if (seen.as === "member") await signIn(await enterShop(world, page, { shop }), facts.email, stage.firstName);
    }
    const seat = { world, page, shop, language, width, facts };
    try {
      await seen.open(seat);
      await see(seen, seat);
    } catch (error) {
      throw new Error(`${seen.name}, ${language}, ${width} px`, { cause: error });
    }
  }
  for (const page of windows.values()) await page.close();
}
