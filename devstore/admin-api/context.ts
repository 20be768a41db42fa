import type { Shop } from "../store/entities";
import type { Order } from "../store/order";
import type { World } from "../store/world";

/** What the resolvers of one request know. */
export interface Context {
  world: World;
  shop: Shop;
  /** with what they imply */
  scopes: Set<string>;
  /** points of the answer, counted as it is made */
  cost: number;
  /** makes an order's node; here, so that customers' and orders' nodes need not import each other */
  orderNode(order: Order): object;
}

const SIXTY_DAYS_MS = 60 * 86_400_000;

/** Shopify shows an app the orders of the last 60 days; older ones need read_all_orders. */
export function seesOrder(context: Context, order: Order): boolean {
  return context.scopes.has("read_all_orders") || Date.parse(order.createdAt) > context.world.now().getTime() - SIXTY_DAYS_MS;
}

export function gid(type: string, id: string): string {
  return `gid://shopify/${type}/${id}`;
}

/** ["Order", "123"] of gid://shopify/Order/123; null when it is no such id. */
export function parseGid(text: string): [type: string, id: string] | null {
  const match = /^gid:\/\/shopify\/(\w+)\/(\d+)$/.exec(text);
  return match ? [match[1]!, match[2]!] : null;
}

/** The id of a gid of that type; null otherwise. */
export function idOf(type: string, text: string): string | null {
  const parsed = parseGid(text);
  return parsed?.[0] === type ? parsed[1] : null;
}
