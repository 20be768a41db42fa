import { environment } from "../base/environment.server";
import { realNow } from "../base/clock";
import { shopify } from "./app.server";
import { ensureInstalled, type InstalledShop } from "./install.server";
import { verifyProxy, type ProxyVisit } from "./proxy-signature";
import { buyerOf, isAdminToken, readClaims, type Buyer } from "./session-tokens";

/** A visit to the app's pages from the shop's admin. */
export interface AdminVisit {
  shop: InstalledShop;
  /** of the staff member, as Shopify numbers them */
  staffId: string;
  /** the proved id token, for exchanges on the person's behalf */
  idToken: string;
  context: Awaited<ReturnType<ReturnType<typeof shopify>["authenticate"]["admin"]>>;
}

/**
 * Who asks from the shop's admin. Installs the app for a shop that comes for the first time or comes back. Throws the
 * library's own Responses (bounce page, new token, bot, wrong shop): let them through.
 */
export async function authenticateAdmin(request: Request): Promise<AdminVisit> {
  const token = adminToken(request);
  const told = token === null ? null : readClaims(token);
  if (told && !isAdminToken(told)) throw refused();
  const context = await shopify().authenticate.admin(request);
  // the library proved that very token, and it is a person's of the shop's admin
  if (token === null || told?.sub === undefined) throw refused();
  const shop = await ensureInstalled(context.session.shop);
  return { shop, staffId: told.sub, idToken: token, context };
}

/**
 * The token that the library will look at, which prefers the header to the address and takes a header without a scheme for a
 * token: such a header is refused, or we would judge another token than the library, or none.
 */
function adminToken(request: Request): string | null {
  const header = request.headers.get("authorization");
  if (header === null) return new URL(request.url).searchParams.get("id_token");
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/u.exec(header)?.[1];
  if (token === undefined) throw refused();
  return token;
}

const refused = () => new Response(undefined, { status: 401, statusText: "Unauthorized" });

/** A visit from a checkout or account extension: `cors` adds the headers without which the extension sees nothing. */
export interface BuyerVisit extends Buyer {
  cors(response: Response): Response;
}

const bearer = /^Bearer [\w-]+\.[\w-]+\.[\w-]+$/u;

/** Who asks from an extension. Throws a Response with CORS headers when the token is not Shopify's or not for us. */
export async function authenticateBuyer(request: Request): Promise<BuyerVisit> {
  // the library takes a header without its scheme for a token: it is shown none then, and refuses as it does
  const shown = request.method === "OPTIONS" || bearer.test(request.headers.get("authorization") ?? "");
  const { sessionToken, cors } = await shopify().authenticate.public.checkout(shown ? request : new Request(request.url));
  const buyer = buyerOf(sessionToken as never, environment().SHOPIFY_API_KEY);
  if (!buyer) throw cors(refused());
  return { ...buyer, cors };
}

/** Who asks through the app proxy; null: Shopify did not sign it. Answer such visits with `Cache-Control: no-store`. */
export function authenticateProxy(request: Request): ProxyVisit | null {
  return verifyProxy(new URL(request.url).searchParams, environment().SHOPIFY_API_SECRET, realNow());
}
