import { z } from "zod";
import { placeables, placeTarget, removeTarget } from "../extensions/placement";
import type { Shop } from "../store/entities";
import { route, shopField, shopOf, type Route } from "./route";

const place = z.strictObject({
  target: z.string(),
  /** handle; needed only where two extensions have the target */
  extension: z.string().optional(),
  settings: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
});
const schema = z.strictObject({
  shop: shopField,
  place: z.array(place).default([]),
  remove: z.array(place.omit({ settings: true })).default([]),
});

const shown = (shop: Shop) => ({
  targets: placeables(shop).map(({ extension, target, placed, hindrance }) => ({
    extension: extension.handle,
    target,
    placed: placed !== null,
    settings: placed?.settings ?? {},
    hindrance,
  })),
});

/** Where the app's UI extensions stand: what a merchant does in the editor of checkout and accounts, and staff at the register. */
export const extensionRoutes: Route[] = [
  route("GET", /^\/control\/extensions$/, z.object({ shop: shopField }), (control, { shop }) => shown(shopOf(control, shop))),
  route("POST", /^\/control\/extensions$/, schema, (control, { shop, place: places, remove }) => {
    for (const one of places) placeTarget(control.world, shopOf(control, shop), one);
    for (const one of remove) removeTarget(control.world, shopOf(control, shop), one);
    return shown(shopOf(control, shop));
  }),
];
