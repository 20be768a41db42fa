import { z } from "zod";

const claims = z.looseObject({
  iss: z.string().optional(),
  aud: z.string().optional(),
  dest: z.string().optional(),
  sub: z.string().optional(),
  exp: z.number().optional(),
});
export type TokenClaims = z.output<typeof claims>;

/** The claims of a session token, unproven: only its signature, which Shopify's library checks, makes them true. */
export function readClaims(token: string): TokenClaims | null {
  const middle = token.split(".")[1];
  if (!middle) return null;
  try {
    return claims.safeParse(JSON.parse(Buffer.from(middle, "base64url").toString("utf8"))).data ?? null;
  } catch {
    return null;
  }
}

/**
 * Whether the claims are those of someone in the shop's admin. Tokens of buyers carry the same audience and are signed
 * with the same secret, so the library takes them for the admin's: an admin's issuer is the admin of the shop that the token
 * is for, and its subject is a number.
 */
export function isAdminToken(token: TokenClaims): boolean {
  const shop = /^https:\/\/[^/]+$/u.test(token.dest ?? "") ? token.dest : null;
  return shop !== null && token.iss === `${shop}/admin` && /^\d+$/u.test(token.sub ?? "");
}

/** Someone of a shop's staff. */
export interface StaffMember {
  shopDomain: string;
  /** as Shopify numbers them */
  staffId: string;
}

/** Of whom of the staff a proved token speaks; null where it is a buyer's, for another app, or without an end. */
export function staffOf(token: unknown, apiKey: string): StaffMember | null {
  const { data } = claims.safeParse(token);
  if (data?.sub === undefined || data.dest === undefined || data.exp === undefined) return null;
  if (data.aud !== apiKey || !isAdminToken(data)) return null;
  return { shopDomain: new URL(data.dest).hostname, staffId: data.sub };
}

/** Who a buyer's token speaks of. */
export interface Buyer {
  shopDomain: string;
  /** null: not signed in */
  customerId: string | null;
}

/**
 * The buyer of a token that the library proved, or null where it was made for another app, has no end, or is the admin's and of no
 * customer: the library does not look.
 */
export function buyerOf(token: TokenClaims, apiKey: string): Buyer | null {
  if (token.aud !== apiKey || token.dest === undefined || token.exp === undefined) return null;
  const shopDomain = token.dest.replace(/^https:\/\//u, "");
  const customer = token.sub === undefined ? null : /^gid:\/\/shopify\/Customer\/(\d+)$/u.exec(token.sub);
  if (customer === null && token.sub !== undefined && token.sub !== "") return null;
  if (customer === null && token.iss?.endsWith("/admin")) return null;
  return { shopDomain, customerId: customer?.[1] ?? null };
}
