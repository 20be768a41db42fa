import { isFidelioError } from "../base/errors";
import { writtenCode } from "../loyalty/referral-code";
import { isCodeTaken } from "../shopify/code-taken.server";

/** How long a member waits for Shopify. */
const patience = 3_000;

/** What Shopify says of a code that a member wishes for: nobody's, a discount of the shop's, or nothing in time. */
export type CodeAtShopify = "free" | "discount" | "unanswered";

/** Asks Shopify; outside any transaction. What is no code is not asked about: it is refused anyway. */
export async function lookUpCode(shopDomain: string, wish: string): Promise<CodeAtShopify> {
  const code = writtenCode(wish);
  if (code === null) return "free";
  try {
    return (await isCodeTaken(shopDomain, code, { withinMs: patience })) ? "discount" : "free";
  } catch (error) {
    if (isFidelioError(error, "shopify_unavailable")) return "unanswered";
    throw error;
  }
}
