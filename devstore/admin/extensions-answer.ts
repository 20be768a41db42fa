import type { Shop } from "../store/entities";
import type { World } from "../store/world";
import { extensionBlocks, isEmbed, type ExtensionBlock } from "../theme/extension-blocks";
import { themeOf } from "../theme/theme-state";
import { placeables } from "../extensions/placement";
import { targetOf } from "../extensions/surfaces";
import { blockName } from "./block-name";
import { templatesOf } from "./page/theme-editor";

/** `shopify.app.extensions()`: the published theme alone, as at Shopify. `available`: it may be added, and is not. */
export function extensionsAnswer(world: World, shop: Shop): object[] {
  const blocks = extensionBlocks();
  if (blocks.length === 0) return uiAnswer(shop);
  const theme = themeOf(world, shop);
  const themeId = `gid://shopify/OnlineStoreTheme/${theme.id}`;
  const places = (block: ExtensionBlock): Array<{ target: string; themeId: string }> => {
    // where an embed stands has no name in Shopify's documentation; nothing of ours reads it
    if (isEmbed(block)) return theme.embeds[block.handle]?.enabled === true ? [{ target: `settings/${block.handle}`, themeId }] : [];
    const placed = theme.blocks.filter((one) => one.block === block.handle);
    return placed.map(({ template }) => ({ target: `template--${template}/apps/fidelio_${block.handle.replaceAll("-", "_")}`, themeId }));
  };
  const activation = (block: ExtensionBlock) => {
    const activations = places(block);
    const status = activations.length > 0 ? "active" : isEmbed(block) || templatesOf(block).length > 0 ? "available" : "unavailable";
    return { handle: block.handle, name: blockName(block, "en"), target: block.schema.target, status, activations };
  };
  return [{ handle: "storefront", type: "theme_app_extension", activations: blocks.map(activation) }, ...uiAnswer(shop)];
}

/** UI extensions with the targets at which a merchant has placed them. Shopify tells of checkout and accounts alone. */
function uiAnswer(shop: Shop): object[] {
  const told = placeables(shop).filter(({ target }) => ["checkout", "customer-account"].includes(targetOf(target).surface));
  const handles = [...new Set(told.map(({ extension }) => extension.handle))];
  return handles.map((handle) => ({
    handle,
    type: "ui_extension",
    activations: told
      .filter(({ extension, placed, hindrance }) => extension.handle === handle && placed !== null && hindrance === null)
      .map(({ target }) => ({ target })),
  }));
}
