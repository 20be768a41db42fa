import type { BlockSettings, PlacedBlock, Shop, Theme } from "../store/entities";
import { RefusedRequest, startChange, type World } from "../store/world";

/** Templates of the stand-in's theme that have a place for app blocks. */
export const templates = ["index", "product", "collection", "cart", "cart-drawer", "page.loyalty", "customers/account"] as const;

/** The themes that a shop begins with. Nothing of the app's is in them. */
export function firstThemes(): Theme[] {
  return [
    { id: "150000000001", name: "Paper", role: "main", embeds: {}, blocks: [] },
    { id: "150000000002", name: "Spring", role: "unpublished", embeds: {}, blocks: [] },
  ];
}

/** The shop's themes, the main one first. */
export function themesOf(world: World, shop: Shop): Theme[] {
  const themes = [...world.state.table("theme", shop.domain).values()];
  return themes.sort((one, other) => Number(other.role === "main") - Number(one.role === "main"));
}

/** The theme of that id or name; the main one when none is named. */
export function themeOf(world: World, shop: Shop, named?: string): Theme {
  const theme = themesOf(world, shop).find((one) => (named === undefined ? one.role === "main" : one.id === named || one.name === named));
  if (!theme) throw new RefusedRequest(`${shop.domain} has no theme ${named ?? "that is published"}.`);
  return theme;
}

function write(world: World, shop: Shop, ...themes: Theme[]): void {
  const change = startChange(world, shop);
  for (const theme of themes) change.put("theme", shop.domain, theme.id, theme);
  change.commit();
}

/** Makes a theme the one that shoppers see. What the other had of the app's does not come along. */
export function publishTheme(world: World, shop: Shop, named: string): void {
  const chosen = themeOf(world, shop, named);
  write(world, shop, ...themesOf(world, shop).map((one): Theme => ({ ...one, role: one.id === chosen.id ? "main" : "unpublished" })));
}

export interface EmbedChange {
  /** id or name; the main one when none is named */
  theme?: string | undefined;
  /** its handle */
  block: string;
  enabled: boolean;
  settings?: BlockSettings | undefined;
}

/** Turns an app embed on or off; its settings stay unless new ones are given. */
export function setEmbed(world: World, shop: Shop, { theme: named, block, enabled, settings }: EmbedChange): void {
  const theme = themeOf(world, shop, named);
  const kept = settings ?? theme.embeds[block]?.settings ?? {};
  write(world, shop, { ...theme, embeds: { ...theme.embeds, [block]: { enabled, settings: kept } } });
}

/** Adds a block at the end of its template's place for app blocks, or changes the settings of the one that stands there. */
export function placeBlock(world: World, shop: Shop, placed: PlacedBlock, named?: string): void {
  const theme = themeOf(world, shop, named);
  if (!templates.some((one) => one === placed.template)) throw new RefusedRequest(`The theme has no template ${placed.template}.`);
  const same = (one: PlacedBlock) => one.template === placed.template && one.block === placed.block;
  const blocks = theme.blocks.some(same) ? theme.blocks.map((one) => (same(one) ? placed : one)) : [...theme.blocks, placed];
  write(world, shop, { ...theme, blocks });
}

export function removeBlock(world: World, shop: Shop, where: { template: string; block: string }, named?: string): void {
  const theme = themeOf(world, shop, named);
  write(world, shop, {
    ...theme,
    blocks: theme.blocks.filter((one) => one.template !== where.template || one.block !== where.block),
  });
}
