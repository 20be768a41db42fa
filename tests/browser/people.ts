import { ofThisTry } from "./attempt";
import type { World } from "./world";

interface Person {
  email: string;
  firstName?: string;
  lastName?: string;
  /** given by hand, so that they can be spent at once */
  points?: number;
}

/** A customer whom the shop knows and who takes part, since the program enrols everybody; answers the customer's id. */
export async function addMember(world: World, shop: string, { points, email, ...person }: Person): Promise<string> {
  const { id } = await world.control<{ id: string }>("customers", { shop, lastName: "Marsh", email: ofThisTry(email), ...person });
  await world.settled();
  if (points !== undefined) await world.api(shop, `members/${id}/adjustments`, { body: { amount: points, reason: "for this journey" } });
  return id;
}

/** An order placed elsewhere than on the storefront; answers its id. */
export async function placeOrder(world: World, shop: string, { customer, price }: { customer: string; price: string }): Promise<string> {
  const { id } = await world.control<{ id: string }>("orders", { shop, customer, lines: [{ title: "Goods", price }] });
  return id;
}

/** An order's time is told in whole seconds: one of the very second of a publication or a pause may lie before it. */
export async function aMinuteLater(world: World): Promise<void> {
  await world.control("clock", { advance: "PT1M" });
  await world.settled();
}
