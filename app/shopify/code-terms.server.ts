import { realNow } from "../base/clock";
import { log } from "../base/log.server";
import { singleton } from "../base/singleton";
import type { CombiningDiscount, DiscountClass } from "../loyalty/combining";
import { adminClient } from "./admin/client.server";
import { FindCodeTermsDocument, type CombinesFragment, type DiscountClass as ShopifyClass } from "./admin/generated";
import type { DiscountOptions } from "./discounts.server";

const keptForMs = 60_000;
const keptAtMost = 5_000;

const kept = singleton("code-terms", () => new Map<string, { terms: CombiningDiscount | null; until: number }>());

/**
 * What codes of whoever's are, as far as combining with ours goes, in the order given; null: unknown to Shopify, or Shopify does not
 * answer in time, and nobody should be refused for that. Kept for a minute: a cart is looked at often.
 */
export async function termsOfCodes(
  shopDomain: string,
  codes: readonly string[],
  options: DiscountOptions = {},
): Promise<Array<CombiningDiscount | null>> {
  return Promise.all(codes.map((code) => termsOfCode(shopDomain, code, options)));
}

async function termsOfCode(shopDomain: string, code: string, options: DiscountOptions): Promise<CombiningDiscount | null> {
  const name = `${shopDomain} ${code.toLowerCase()}`;
  const known = kept.get(name);
  const now = realNow().getTime();
  if (known && known.until > now) return known.terms;
  try {
    const { codeDiscountNodeByCode: found } = await adminClient(shopDomain).run(FindCodeTermsDocument, { code }, options);
    const terms = found === null ? null : combiningOf(found.codeDiscount);
    if (kept.size >= keptAtMost) kept.clear();
    kept.set(name, { terms, until: now + keptForMs });
    return terms;
  } catch (error) {
    log.warn({ err: error, shop: shopDomain }, "a code in a cart could not be looked up: it stands in nobody's way");
    return null;
  }
}

/** Shopify's words for it in ours. */
export function combiningOf(said: { discountClasses: readonly ShopifyClass[]; combinesWith: CombinesFragment }): CombiningDiscount {
  const { orderDiscounts: order, productDiscounts: product, shippingDiscounts: shipping } = said.combinesWith;
  return { classes: said.discountClasses.map((one) => one.toLowerCase() as DiscountClass), combinesWith: { order, product, shipping } };
}
