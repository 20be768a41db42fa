import type { Discount } from "../store/entities";
import { combine, takenIn, takeTogether, type Purchase, type Taken } from "./discount-rules";

/** So many are looked at in every combination. */
const MOST = 10;

export interface Chosen {
  discount: Discount;
  taken: Taken;
}

/**
 * Of discounts that could each apply, those that Shopify takes together: the combination that saves the buyer most; of equal ones that
 * with the most discounts, then the one whose discounts come first.
 */
export function bestDiscounts(candidates: readonly Discount[], purchase: Purchase): Chosen[] {
  const looked = candidates.slice(0, MOST);
  let best: { saved: number; chosen: Chosen[] } = { saved: 0, chosen: [] };
  for (const set of combinations(looked)) {
    const taken = takeTogether(set, purchase);
    const saved = taken.reduce((sum, one) => sum + takenIn(one), 0);
    const better = saved > best.saved || (saved === best.saved && set.length > best.chosen.length);
    if (better) best = { saved, chosen: set.map((discount, place) => ({ discount, taken: taken[place]! })) };
  }
  return best.chosen;
}

/** Every set whose discounts combine with each other, those with earlier ones first. */
function* combinations(all: readonly Discount[], from = 0, held: Discount[] = []): Generator<Discount[]> {
  for (let place = from; place < all.length; place += 1) {
    const next = all[place]!;
    if (!held.every((one) => combine(one, next))) continue;
    const set = [...held, next];
    yield set;
    yield* combinations(all, place + 1, set);
  }
}
