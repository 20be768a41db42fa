import { isFidelioError } from "../../base/errors";
import { refreshShop } from "../../shopify/install.server";

/** Reads from Shopify what the shop granted and subscribes to. False: Shopify is away, and what was known last is shown. */
export async function readAnew(shopDomain: string): Promise<boolean> {
  try {
    await refreshShop(shopDomain);
    return true;
  } catch (error) {
    if (isFidelioError(error, "shopify_unavailable")) return false;
    throw error;
  }
}
