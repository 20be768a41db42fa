import type { WebhookFaults } from "../control/faults";
import { Change, toSecond } from "./change";
import type { Shop } from "./entities";
import type { Order } from "./order";
import { chance } from "./random";
import type { State } from "./state";

/** What everything that changes a shop needs at hand. */
export interface World {
  state: State;
  /** business time */
  now(): Date;
  faults(): WebhookFaults;
  /** the step of a long task that the next change completes: written with it, so that the task resumes right after */
  step?: string;
}

/** A mistake in what the caller asked for, answered as 422 with this sentence. */
export class RefusedRequest extends Error {}

export function startChange(world: World, shop: Shop, at: Date | string = world.now()): Change {
  const change = new Change(world.state, shop, toSecond(at));
  return world.step === undefined ? change : change.put("mark", shop.domain, "seed", world.step);
}

export function theOrder(world: World, shop: Shop, id: string): Order {
  const order = world.state.get("order", shop.domain, id);
  if (!order) throw new RefusedRequest(`${shop.domain} has no order ${id}.`);
  return order;
}

/**
 * The order's next version. Its updated_at is later than the one before by a second at least; where `ties` asks for it, it
 * is the same, and only a closer look can tell which is newer.
 */
export function nextVersion(world: World, change: Change, before: Order, changed: Partial<Order>): Order {
  const later = toSecond(new Date(Math.max(Date.parse(change.at), Date.parse(before.updatedAt) + 1000)));
  const { ties, seed } = world.faults();
  const tied = ties > 0 && chance(seed, "tie", change.shop.domain, before.id, later) < ties;
  return { ...before, ...changed, updatedAt: tied ? before.updatedAt : later };
}
