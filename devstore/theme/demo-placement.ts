import type { Shop } from "../store/entities";
import type { World } from "../store/world";
import { extensionBlocks, isEmbed, type ExtensionBlock } from "./extension-blocks";
import { placeBlock, setEmbed, templates } from "./theme-state";

/** From top to bottom on the loyalty page. */
const order = ["hero", "earn", "reward", "tier", "referral", "history"];

const rank = ({ handle }: ExtensionBlock): number => {
  const found = order.findIndex((word) => handle.includes(word));
  return found < 0 ? order.length : found;
};

/** Where a merchant would put the block: where its schema allows it, by name on the product page or cart, else the loyalty page. */
function templateOf({ handle, schema }: ExtensionBlock): string {
  const named = handle.includes("product") ? "product" : handle.includes("cart") ? "cart" : "page.loyalty";
  const allowed = schema.enabled_on?.templates?.filter((one) => one !== "*" && one !== "page");
  if (!allowed || allowed.length === 0 || allowed.includes(named)) return named;
  return templates.find((one) => allowed.includes(one)) ?? named;
}

/** The embed on and every block placed in the main theme of the shop, as in the demo. Done once; what is changed later stays. */
export function placeAll(world: World, shop: Shop): void {
  const blocks = extensionBlocks();
  for (const { handle } of blocks.filter(isEmbed)) setEmbed(world, shop, { block: handle, enabled: true });
  const placed = blocks.filter((block) => !isEmbed(block)).sort((one, other) => rank(one) - rank(other));
  for (const block of placed) placeBlock(world, shop, { template: templateOf(block), block: block.handle, settings: {} });
  // what is spent in the cart is spent in its drawer, too
  if (placed.some(({ handle }) => handle === "cart-rewards")) {
    placeBlock(world, shop, { template: "cart-drawer", block: "cart-rewards", settings: {} });
  }
}
