import { adminClient } from "./admin/client.server";
import { ReadVariantsDocument } from "./admin/generated";
import type { DiscountOptions } from "./discounts.server";
import { gidOf, idOfGid } from "./facts/ids";

/** A variant as Shopify sells it now. Ids are decimal strings, `price` a decimal in the shop's currency. */
export interface VariantFacts {
  productId: string;
  variantId: string;
  /** the product's and, where there are several, the variant's */
  title: string;
  price: string;
  /** it can be bought: active and in stock */
  available: boolean;
}

/** Variants that one query reads. */
const atOnce = 100;

/** These variants by id; those that Shopify does not have are not there. Throws `shopify_unavailable`. */
export async function readVariants(
  shopDomain: string,
  variantIds: readonly string[],
  options: DiscountOptions = {},
): Promise<Map<string, VariantFacts>> {
  const client = adminClient(shopDomain);
  const found = new Map<string, VariantFacts>();
  for (let from = 0; from < variantIds.length; from += atOnce) {
    const ids = variantIds.slice(from, from + atOnce).map((id) => gidOf("ProductVariant", id));
    const { nodes } = await client.run(ReadVariantsDocument, { ids }, options);
    for (const node of nodes) {
      if (!node || !("product" in node)) continue;
      const variantId = idOfGid(node.id);
      const available = node.availableForSale && node.product.status === "ACTIVE";
      found.set(variantId, { productId: idOfGid(node.product.id), variantId, title: node.displayName, price: node.price, available });
    }
  }
  return found;
}
