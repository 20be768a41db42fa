import { adminClient } from "./admin/client.server";
import { FindOrdersWithCodeDocument } from "./admin/generated";
import type { DiscountOptions } from "./discounts.server";
import { idOfGid } from "./facts/ids";

/** A code of ours is letters, digits and hyphens: nothing in it can leave the quotes of a search. */
const plain = /^[A-Z0-9-]+$/iu;

/**
 * The decimal id of the first order that used the code; null when none did, as far as Shopify gives orders. Throws
 * `shopify_unavailable`.
 */
export async function findOrderWithCode(shopDomain: string, code: string, options: DiscountOptions = {}): Promise<string | null> {
  if (!plain.test(code)) throw new TypeError("A discount code of another kind than ours.");
  const { orders } = await adminClient(shopDomain).run(FindOrdersWithCodeDocument, { query: `discount_code:"${code}"` }, options);
  // a search may match more than was asked: the order's own list decides
  const used = orders.nodes.find((order) => order.discountCodes.some((one) => one.toUpperCase() === code.toUpperCase()));
  return used ? idOfGid(used.id) : null;
}
