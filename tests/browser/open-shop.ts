import type { ProgramDocument } from "../../app/loyalty/program";
import type { World } from "./world";

const everywhere = [
  { template: "product", block: "product-points" },
  { template: "cart", block: "cart-points" },
  ...["hero", "rewards", "earn", "tiers", "history"].map((block) => ({ template: "page.loyalty", block })),
];

/** One place on each page of checkout, account, till and admin that can have the app's part. */
const targets = [
  "purchase.checkout.reductions.render-after",
  "purchase.thank-you.block.render",
  "customer-account.page.render",
  "customer-account.profile.block.render",
  "customer-account.order-status.block.render",
  "pos.home.tile.render",
  "pos.home.modal.render",
  "pos.customer-details.block.render",
  "pos.customer-details.action.render",
  "admin.customer-details.block.render",
  "admin.order-details.block.render",
];

/** Places the UI extensions, as a shop of Shopify Plus can. */
export async function placeExtensions(world: World, shop: string): Promise<void> {
  await world.control("shop", { shop, plan: "Shopify Plus" });
  await world.control("extensions", { shop, place: targets.map((target) => ({ target })) });
}

/** Publishes a program by REST and places all that the extension has; resolves once shoppers see it. */
export async function openShop(world: World, shop: string, program: ProgramDocument): Promise<void> {
  await world.api(shop, "program", { method: "PUT", body: program });
  await world.control("theme", { shop, embed: true, place: everywhere });
  await world.settled();
}
