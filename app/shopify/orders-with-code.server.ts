import { adminClient } from "./admin/client.server";
import { OrdersWithCodeDocument } from "./admin/generated";
import type { DiscountOptions } from "./discounts.server";
import { idOfGid } from "./facts/ids";

/** The id of an order that carries the discount code, whatever became of the order since; null when there is none. */
export async function findOrderWithCode(shopDomain: string, code: string, options: DiscountOptions = {}): Promise<string | null> {
  const { orders } = await adminClient(shopDomain).run(OrdersWithCodeDocument, { query: `discount_code:'${code}' status:any` }, options);
  const [order] = orders.nodes;
  return order ? idOfGid(order.id) : null;
}
