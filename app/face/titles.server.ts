import { realNow } from "../base/clock";
import { singleton } from "../base/singleton";
import { goodsNames, namedInProgram } from "../shopify/goods-names.server";
import { liveOf, type FaceGround } from "./ground.server";

type Titles = Record<string, string>;

/** A title that changes is seen within the hour; a program's faces are written far more often. Milliseconds. */
const keptFor = 3_600_000;
const keptAtMost = 1_000;
const kept = singleton("face-titles", () => new Map<string, { at: number; titles: Promise<Titles> }>());

/** What the products and collections that the live program names are called, by the number of their id. Throws `shopify_unavailable`. */
export async function titlesOf(ground: FaceGround): Promise<Titles> {
  const held = heldTitles(ground);
  if (held !== null) return held;
  if (kept.size >= keptAtMost) kept.clear();
  const titles = goodsNames(ground.shop.domain, liveOf(ground).program);
  kept.set(keyOf(ground), { at: realNow().getTime(), titles });
  titles.catch(() => kept.delete(keyOf(ground)));
  return titles;
}

/** The same as far as it is known without asking; null: it is not. */
export function heldTitles(ground: FaceGround): Promise<Titles> | null {
  if (namedInProgram(liveOf(ground).program).length === 0) return Promise.resolve({});
  const held = kept.get(keyOf(ground));
  return held && realNow().getTime() - held.at < keptFor ? held.titles : null;
}

function keyOf(ground: FaceGround): string {
  const { number, inForceFrom } = liveOf(ground);
  return `${ground.shop.domain}/${number}/${inForceFrom}`;
}
