import { patienceOf } from "../base/patience.server";
import { inShop, type ShopTx } from "../db/tenancy.server";
import type { CartFacts } from "../loyalty/cart-facts";
import type { CodeInCart } from "../loyalty/cart-verdict";
import type { RewardChoice } from "../loyalty/rewards";
import { shopRow } from "../programs/shop.server";
import { termsOfCodes } from "../shopify/code-terms.server";
import { readVariants } from "../shopify/variants.server";
import { findRedemption } from "./rows.server";

/** What Shopify says of a choice and a cart, read before the transaction that holds the points: none waits for the network. */
export interface LookedUp {
  /** the variant chosen, as it is sold now; absent: none, or it is not sold */
  variant?: RewardChoice["variant"];
  /** the codes of the cart */
  codes: CodeInCart[];
}

/** So many codes of a cart are looked at, and so long whoever redeems waits for it. */
const mostCodes = 10;
const patience = () => patienceOf(2_000);

/** What of a choice Shopify knows. */
export interface LookedFor {
  variant?: string | undefined;
  cart?: CartFacts | undefined;
}

/**
 * Looks up the variant that a member chose and the codes that stand in the cart. Asks Shopify nothing where neither is named, or the
 * redemption, whose id `idOf` answers, is known already. Throws `shopify_unavailable` where a variant was chosen and Shopify does not
 * answer.
 */
export async function lookAhead(
  shopId: string,
  { variant: variantId, cart }: LookedFor,
  idOf: (tx: ShopTx) => string | Promise<string>,
): Promise<LookedUp> {
  const codes = [...new Set(cart?.codes ?? [])].slice(0, mostCodes);
  if (variantId === undefined && codes.length === 0) return { codes: [] };
  const { domain, known } = await inShop(shopId, async (tx) => ({
    domain: (await shopRow(tx)).domain,
    known: (await findRedemption(tx, await idOf(tx))) !== null,
  }));
  if (known) return { codes: [] };
  const [variants, terms] = await Promise.all([
    variantId === undefined ? null : readVariants(domain, [variantId], { withinMs: patience() }),
    termsOfCodes(domain, codes, { withinMs: patience() }),
  ]);
  const variant = variants?.get(variantId ?? "");
  return {
    ...(variant?.available ? { variant } : {}),
    codes: codes.map((code, place) => ({ code, terms: terms[place] ?? null })),
  };
}
