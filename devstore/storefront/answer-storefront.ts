import { storefrontPage } from "../admin/pages";
import type { Store } from "../store-parts";

/** The stand-in's storefront for a browser; null for every path that is not its own. */
export function answerStorefront(store: Store, request: Request): Promise<Response> | Response | null {
  const url = new URL(request.url);
  const { state } = store.world;
  const shop = state.shop(url.searchParams.get("shop") ?? state.shops()[0]?.domain ?? "");
  if (!shop || url.pathname !== "/") return null;
  return storefrontPage(shop, state.table("product", shop.domain).values());
}
