import type { ActiveDiscount } from "../loyalty/combining";
import { adminClient } from "./admin/client.server";
import { ListDiscountsDocument, type ListDiscountsQuery } from "./admin/generated";
import { combiningOf } from "./code-terms.server";
import type { DiscountOptions } from "./discounts.server";

/** So many pages of fifty are read: a merchant has dozens, and a bulk of codes is one. */
const mostPages = 10;
/** The tag of all that we make. */
const ours = "fidelio";

/**
 * The shop's own discounts that apply now, newest first: codes and automatic ones, of its other apps too, ours left out.
 * `complete`: there were no more than we read. Throws `shopify_unavailable`.
 */
export async function activeDiscounts(
  shopDomain: string,
  options: DiscountOptions = {},
): Promise<{ discounts: ActiveDiscount[]; complete: boolean }> {
  const client = adminClient(shopDomain);
  const discounts: ActiveDiscount[] = [];
  let after: string | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const { discountNodes }: ListDiscountsQuery = await client.run(
      ListDiscountsDocument,
      { query: `status:active AND NOT tag:${ours}`, after },
      options,
    );
    discounts.push(...discountNodes.nodes.flatMap(({ discount }) => (discount.tags.includes(ours) ? [] : asActive(discount))));
    after = discountNodes.pageInfo.hasNextPage ? discountNodes.pageInfo.endCursor : null;
    if (after === null) return { discounts, complete: true };
  }
  return { discounts, complete: false };
}

function asActive(discount: ListDiscountsQuery["discountNodes"]["nodes"][number]["discount"]): ActiveDiscount {
  return { title: discount.title, automatic: discount.__typename.startsWith("DiscountAutomatic"), ...combiningOf(discount) };
}
