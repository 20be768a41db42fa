import { z } from "zod";
import { extensionBlocks, isEmbed } from "../theme/extension-blocks";
import { placeBlock, publishTheme, removeBlock, setEmbed, themeOf, themesOf } from "../theme/theme-state";
import { route, shopField, shopOf, type Route } from "./route";

const settings = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
const embed = z.strictObject({ block: z.string(), enabled: z.boolean(), settings: settings.optional() });

const themeSchema = z.strictObject({
  shop: shopField,
  /** id or name of the theme that shoppers see from now on */
  publish: z.string().optional(),
  /** id or name of the theme that the rest is about; the main one when none is named */
  theme: z.string().optional(),
  /** all embeds of the app on or off, or one of them */
  embed: z.union([z.boolean(), embed]).optional(),
  place: z.array(z.strictObject({ template: z.string(), block: z.string(), settings: settings.default({}) })).default([]),
  remove: z.array(z.strictObject({ template: z.string(), block: z.string() })).default([]),
});

export const themeRoutes: Route[] = [
  route("GET", /^\/control\/theme$/, z.object({ shop: shopField }), (control, { shop }) => ({
    themes: themesOf(control.world, shopOf(control, shop)),
  })),
  route("POST", /^\/control\/theme$/, themeSchema, (control, body) => {
    const { world } = control;
    const shop = shopOf(control, body.shop);
    if (body.publish !== undefined) publishTheme(world, shop, body.publish);
    const theme = themeOf(world, shop, body.theme).id;
    if (typeof body.embed === "object") setEmbed(world, shop, { theme, ...body.embed });
    else if (body.embed !== undefined)
      for (const { handle } of extensionBlocks().filter(isEmbed)) setEmbed(world, shop, { theme, block: handle, enabled: body.embed });
    for (const placed of body.place) placeBlock(world, shop, placed, theme);
    for (const removed of body.remove) removeBlock(world, shop, removed, theme);
    return { themes: themesOf(world, shop) };
  }),
];
