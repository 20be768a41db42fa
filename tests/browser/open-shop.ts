import type { ProgramDocument } from "../../app/loyalty/program";
import type { World } from "./world";

const everywhere = [
  { template: "product", block: "product-points" },
  { template: "cart", block: "cart-points" },
  ...["hero", "rewards", "earn", "tiers", "history"].map((block) => ({ template: "page.loyalty", block })),
];

/** Publishes a program by REST and places all that the extension has; resolves once shoppers see it. */
export async function openShop(world: World, shop: string, program: ProgramDocument): Promise<void> {
  await world.api(shop, "program", { method: "PUT", body: program });
  await world.control("theme", { shop, embed: true, place: everywhere });
  await world.settled();
}
