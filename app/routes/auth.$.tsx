import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { boundary } from "@shopify/shopify-app-remix/server";
import { authenticateAdmin } from "../shopify/authenticate.server";

/**
 * Shopify's library sends a page without an id token to `/auth/session-token`, whose page has App Bridge fetch one and come
 * back: a link that was clicked before the page was alive, a frame that was reloaded. It answers that path itself.
 */
export async function loader({ request }: LoaderFunctionArgs) {
  await authenticateAdmin(request);
  return null;
}

export const headers: HeadersFunction = (headersArgs) => boundary.headers(headersArgs);
