import type { AppApi, AppControl } from "../control/app-control";
import { placeAllTargets } from "../extensions/placement";
import type { World } from "../store/world";
import { placeAll } from "../theme/demo-placement";
import { seedFirstShop } from "./seed-first-shop";
import { seedSecondShop } from "./seed-second-shop";

export interface SeedRun {
  now?: Date;
  appApi(shop: string): Promise<AppApi>;
  control: AppControl;
  /** events not yet delivered */
  pending(): number;
}

export interface ShopCounts {
  customers: number;
  orders: number;
  refunds: number;
}
export type SeedCounts = Record<string, ShopCounts>;

export function countShops(world: World): SeedCounts {
  return Object.fromEntries(
    world.state.shops().map(({ domain }) => {
      const orders = [...world.state.table("order", domain).values()];
      const refunds = orders.reduce((sum, order) => sum + order.refunds.length, 0);
      return [domain, { customers: world.state.table("customer", domain).size, orders: orders.length, refunds }];
    }),
  );
}

/** Fills both shops, or goes on where an earlier run was stopped, with the same `now`. Answers when all of it has happened. */
export async function seedDemo(world: World, run: SeedRun): Promise<SeedCounts> {
  const { state } = world;
  if (state.get("mark", "", "placed") === undefined) {
    for (const shop of state.shops()) placeAll(world, shop);
    state.commit([["mark", "", "placed", world.now().toISOString()]]);
  }
  if (state.get("mark", "", "targets placed") === undefined) {
    for (const shop of state.shops()) placeAllTargets(world, shop.domain);
    state.commit([["mark", "", "targets placed", world.now().toISOString()]]);
  }
  if (state.get("mark", "", "seeded") === undefined) {
    const begun = state.get("mark", "", "seed-now");
    const now = begun === undefined ? (run.now ?? world.now()) : new Date(begun);
    if (begun === undefined) state.commit([["mark", "", "seed-now", now.toISOString()]]);
    await seedFirstShop(world, now);
    await seedSecondShop(world, now, run);
    state.commit([["mark", "", "seeded", now.toISOString()]]);
  }
  return countShops(world);
}
