import { discountPayload } from "../webhooks/shop-payload";
import type { Discount, Shop } from "../store/entities";
import { startChange, type World } from "../store/world";

const isOver = ({ endsAt }: Discount, now: Date): boolean => endsAt !== null && Date.parse(endsAt) <= now.getTime();

function setEnd(world: World, shop: Shop, before: Discount, ended: boolean): Discount {
  if (isOver(before, world.now()) === ended) return before;
  const change = startChange(world, shop);
  const discount = { ...before, endsAt: ended ? change.at : null, updatedAt: change.at };
  const body = discountPayload(discount, ended ? "EXPIRED" : "ACTIVE", shop);
  change.put("discount", shop.domain, discount.id, discount).tell("discounts/update", { discount: discount.id, body }).commit();
  return discount;
}

/** Ends a discount now, and tells of it: discounts/update. */
export function endDiscount(world: World, shop: Shop, before: Discount): Discount {
  return setEnd(world, shop, before, true);
}

/** Opens an ended discount again, without an end, and tells of it: discounts/update. */
export function reopenDiscount(world: World, shop: Shop, before: Discount): Discount {
  return setEnd(world, shop, before, false);
}

/** Deletes a discount, and tells of it: discounts/delete. */
export function removeDiscount(world: World, shop: Shop, before: Discount): void {
  const change = startChange(world, shop);
  const type = before.automatic ? "DiscountAutomaticNode" : "DiscountCodeNode";
  const body = { admin_graphql_api_id: `gid://shopify/${type}/${before.id}`, deleted_at: change.at };
  change.put("discount", shop.domain, before.id, null).tell("discounts/delete", { body }).commit();
}
