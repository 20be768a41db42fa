import type { BlockSettings, PlacedTarget, Shop } from "../store/entities";
import { RefusedRequest, startChange, type World } from "../store/world";
import { hindranceOf, targetOf, type HostPage } from "./surfaces";
import { uiExtensions, type UiExtension } from "./ui-extensions";

export interface Placed {
  extension: UiExtension;
  target: string;
  settings: BlockSettings;
}

/** A target of an extension, and whether the shop has it switched on. */
export interface Placeable {
  extension: UiExtension;
  target: string;
  placed: PlacedTarget | null;
  /** where a merchant must do something else first */
  hindrance: ReturnType<typeof hindranceOf>;
}

export function placeables(shop: Shop, extensions = uiExtensions()): Placeable[] {
  return extensions.flatMap((extension) =>
    extension.targets.map(({ target }) => ({
      extension,
      target,
      placed: shop.placed?.find((one) => one.extension === extension.handle && one.target === target) ?? null,
      hindrance: hindranceOf(shop, target),
    })),
  );
}

/** What a page of the shop shows: placed, and allowed by plan and accounts. Nothing of an app that is not installed. */
export function placedOn(shop: Shop, page: HostPage, extensions = uiExtensions()): Placed[] {
  if (!shop.installed) return [];
  return placeables(shop, extensions).flatMap(({ extension, target, placed, hindrance }) =>
    placed && hindrance === null && targetOf(target).page === page ? [{ extension, target, settings: placed.settings }] : [],
  );
}

export interface Place {
  target: string;
  /** of the extension; needed only where two have the same target */
  extension?: string | undefined;
  settings?: BlockSettings | undefined;
}

const sentences = {
  plus: (target: string) => `${target} is a step of checkout: only Shopify Plus shops can place it.`,
  "new-accounts": (target: string) => `${target} needs new customer accounts.`,
};

function find(shop: Shop, { target, extension }: Place): Placeable {
  const found = placeables(shop).filter((one) => one.target === target && (extension === undefined || one.extension.handle === extension));
  if (found.length === 0) throw new RefusedRequest(`No extension of the app has the target ${target}.`);
  return found[0]!;
}

function write(world: World, shop: Shop, placed: PlacedTarget[]): void {
  startChange(world, shop)
    .put("shop", shop.domain, shop.domain, { ...shop, placed })
    .commit();
}

const others = (shop: Shop, { extension, target }: Placeable): PlacedTarget[] =>
  (shop.placed ?? []).filter((one) => one.extension !== extension.handle || one.target !== target);

/** Switches a target on, or gives the one that is there other settings. What Shopify would not let a merchant place is refused. */
export function placeTarget(world: World, shop: Shop, place: Place): void {
  const found = find(shop, place);
  if (found.hindrance !== null) throw new RefusedRequest(sentences[found.hindrance](place.target));
  const { extension, target } = found;
  const known = extension.fields.map(({ key }) => key);
  const stranger = Object.keys(place.settings ?? {}).find((key) => !known.includes(key));
  if (stranger !== undefined) throw new RefusedRequest(`${extension.handle} has no setting ${stranger}.`);
  const settings = place.settings ?? found.placed?.settings ?? {};
  write(world, shop, [...others(shop, found), { extension: extension.handle, target, settings }]);
}

export function removeTarget(world: World, shop: Shop, place: Place): void {
  write(world, shop, others(shop, find(shop, place)));
}

/** Everything that the shop's plan and accounts allow, as in the demo; of two places on one page that show the same, the first. */
export function placeAllTargets(world: World, domain: string): void {
  const done = new Set<string>();
  for (const { extension, target, placed, hindrance } of placeables(world.state.shop(domain)!)) {
    const shows = `${extension.targets.find((one) => one.target === target)!.module} ${targetOf(target).page}`;
    if (!placed && hindrance === null && !done.has(shows))
      placeTarget(world, world.state.shop(domain)!, { extension: extension.handle, target });
    done.add(shows);
  }
}
