import { signProxy } from "../../app/shopify/proxy-signature";
import { adminClaims, buyerClaims, sessionToken } from "../support/session-token";
import type { Area, Route } from "./routes";
import type { Settlement } from "./settlement";

const secret = "local-secret";

/** What a visitor brings: headers, and what they add to the address. */
export interface Papers {
  headers?: Record<string, string>;
  query?: Record<string, string>;
  /** written behind it, as it is */
  behind?: string;
}

export const bearer = (token: string): Papers => ({ headers: { authorization: `Bearer ${token}` } });

/** The claims of whom an area lets in, of a shop. */
const claims: Record<"admin" | "buyer", (shop: Settlement, changes?: object) => object> = {
  admin: ({ domain }, changes) => adminClaims(domain, changes),
  buyer: ({ domain, people }, changes) => ({
    ...buyerClaims(domain),
    sub: `gid://shopify/Customer/${people[0].customer}`,
    ...changes,
  }),
};

export const adminToken = (shop: Settlement, changes?: object, by = secret, alg?: string) =>
  sessionToken(claims.admin(shop, changes), by, alg);
export const buyerToken = (shop: Settlement, changes?: object, by = secret, alg?: string) =>
  sessionToken(claims.buyer(shop, changes), by, alg);

/** The query that Shopify's app proxy signs. */
export function signed(shop: Settlement, customer: string, changes: Record<string, string> = {}, by = secret): Record<string, string> {
  const query = new URLSearchParams({
    shop: shop.domain,
    logged_in_customer_id: customer,
    path_prefix: "/apps/fidelio",
    timestamp: String(Math.floor(Date.now() / 1000)),
    ...changes,
  });
  query.append("signature", signProxy(query, by));
  return Object.fromEntries(query);
}

/** The right papers of a shop's people for an area; on the storefront its first member's. */
export function rightPapers(area: Area, shop: Settlement, sent: Record<string, string> = {}): Papers {
  const customer = shop.people[0].customer;
  switch (area) {
    case "admin":
      return { ...bearer(adminToken(shop)), query: { shop: shop.domain } };
    case "staff":
      return bearer(adminToken(shop));
    case "extension":
      return bearer(buyerToken(shop));
    case "proxy":
      return { query: signed(shop, customer, sent) };
    case "rest":
      return bearer(shop.key);
    case "open":
      return {};
  }
}

const past = 1_700_000_000;
const now = () => Math.floor(Date.now() / 1000);
const withoutSigned = (query: Record<string, string>, name: string) =>
  Object.fromEntries(Object.entries(query).filter(([key]) => key !== name));

type Wrong = (home: Settlement, away: Settlement) => Papers;

/** Whom no door lets in, whatever it lets in. */
const everywhere: Record<string, Wrong> = {
  nobody: () => ({}),
  "an empty bearer": () => ({ headers: { authorization: "Bearer " } }),
  nonsense: () => bearer("a.b.c"),
  "a name and password": () => ({ headers: { authorization: `Basic ${btoa("admin:admin")}` } }),
  "an admin's token by another secret": (home) => bearer(adminToken(home, {}, "another-secret")),
  "an admin's token that nobody signed": (home) => bearer(adminToken(home, {}, secret, "none")),
  "an admin's token that is over": (home) => bearer(adminToken(home, { exp: past })),
  "an admin's token of another app": (home) => bearer(adminToken(home, { aud: "another-app" })),
  "an admin's token that has not begun": (home) => bearer(adminToken(home, { nbf: 4_000_000_000 })),
  "an admin's token of nobody": (home) => bearer(adminToken(home, { sub: "" })),
  "a person of another shop's admin": (home, away) => bearer(adminToken(home, { iss: `https://${away.domain}/admin` })),
  "an admin's token without a scheme": (home) => ({ headers: { authorization: adminToken(home) } }),
  "a buyer's token without a scheme": (home) => ({ headers: { authorization: buyerToken(home) } }),
  "a forged token in the address": (home) => ({ query: { id_token: adminToken(home, {}, "another-secret"), shop: home.domain } }),
  "a buyer beside a forged admin": (home) => ({
    headers: { authorization: buyerToken(home) },
    query: { id_token: adminToken(home, {}, "another-secret"), shop: home.domain },
  }),
  "a buyer's token by another secret": (home) => bearer(buyerToken(home, {}, "another-secret")),
  "a buyer's token that is over": (home) => bearer(buyerToken(home, { exp: past })),
  "a buyer's token without an end": (home) => bearer(buyerToken(home, { exp: undefined })),
  "a key that nobody made": () => bearer(`fidelio_${"a".repeat(43)}`),
  "a query by another secret": (home) => ({ query: signed(home, home.people[0].customer, {}, "another-secret") }),
  "a query of long ago": (home) => ({ query: signed(home, home.people[0].customer, { timestamp: String(now() - 91) }) }),
  "another customer behind the signature": (home, away) => ({
    query: { ...signed(home, home.people[0].customer), logged_in_customer_id: home.people[1].customer, shop: away.domain },
  }),
  "a query with two customers": (home) => ({ query: signed(home, home.people[0].customer), behind: "&logged_in_customer_id=7" }),
  "a query with two shops": (home, away) => ({ query: signed(home, home.people[0].customer), behind: `&shop=${away.domain}` }),
  "a query with two times": (home) => ({ query: signed(home, home.people[0].customer), behind: `&timestamp=${now()}` }),
  "a query with two signatures": (home) => ({ query: signed(home, home.people[0].customer), behind: `&signature=${"0".repeat(64)}` }),
  "a query of a customer who is no number": (home) => ({ query: signed(home, "7 or 1=1") }),
  "a query of a time to come": (home) => ({ query: signed(home, home.people[0].customer, { timestamp: String(now() + 92) }) }),
  "a query without its signature": (home) => ({ query: withoutSigned(signed(home, home.people[0].customer), "signature") }),
};

/** Whom one area lets in and the others do not. */
const inTheWrongPlace: Record<string, { of: readonly Area[]; papers: Wrong }> = {
  "an admin's token": { of: ["admin", "staff"], papers: (home) => bearer(adminToken(home)) },
  "an admin's token in the address": { of: ["admin"], papers: (home) => ({ query: { id_token: adminToken(home), shop: home.domain } }) },
  "a buyer's token": { of: ["extension"], papers: (home) => bearer(buyerToken(home)) },
  "a buyer's token dressed as an admin's": {
    // Shopify signed it, of that very customer
    of: ["extension"],
    papers: (home) => bearer(buyerToken(home, { iss: `https://${home.domain}/admin`, dest: `https://${home.domain}` })),
  },
  "a proxy's query": { of: ["proxy"], papers: (home) => ({ query: signed(home, home.people[0].customer) }) },
  "a REST key": { of: ["rest"], papers: (home) => bearer(home.key) },
};

/** By name, everyone whom a route must not let in. */
export function wrongVisitors({ area }: Route): Array<[string, Wrong]> {
  const misplaced = Object.entries(inTheWrongPlace).filter(([, { of }]) => !of.includes(area));
  return [...Object.entries(everywhere), ...misplaced.map(([name, { papers }]): [string, Wrong] => [name, papers])];
}

/** A path with its query, the papers' part of it first. */
export function addressed(path: string, papers: Papers, query: Record<string, string> = {}): string {
  const search = new URLSearchParams({ ...papers.query, ...query }).toString() + (papers.behind ?? "");
  return search === "" ? path : `${path}?${search}`;
}
