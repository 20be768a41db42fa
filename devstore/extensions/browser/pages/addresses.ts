import type { HostState } from "../../host-state";

const shopOf = (state: HostState): string => (typeof state.shop === "string" ? state.shop : state.shop.myshopifyDomain).split(".")[0]!;

const ofAccounts: Record<string, string> = {
  "": "/account",
  orders: "/account",
  profile: "/account/profile",
  settings: "/account/profile",
};

/** Where Shopify's own addresses lead in the stand-in; one that it does not know is an error that names it. */
export function addressOf(address: string, state: HostState, extension: string): string {
  const admin = `/admin/store/${shopOf(state)}`;
  const [, scheme, rest = ""] = /^([a-z]+):\/?\/?(.*)$/u.exec(address) ?? [];
  const path = rest.replace(/\/$/u, "");
  if (scheme === "http" || scheme === "https") return address;
  // another extension's page by its handle, or one of one's own
  if (scheme === "extension") return `/account/pages/${address.startsWith("extension:/") ? `${extension}/${path}` : path || extension}`;
  if (scheme === "app") return `${admin}/apps/fidelio/${path}`;
  if (scheme === "shopify" && path.startsWith("admin")) return `${admin}${path.slice("admin".length)}`;
  if (scheme === "shopify" && path.startsWith("customer-account")) {
    const page = path.slice("customer-account".length).replace(/^\//u, "");
    const known = ofAccounts[page] ?? (/^(orders|pages)\/[\w/-]+$/u.test(page) ? `/account/${page}` : undefined);
    if (known !== undefined) return known;
  }
  if (scheme === undefined && address.startsWith("/")) return typeof state.shop === "string" ? `${admin}/apps/fidelio${address}` : address;
  throw new Error(`The stand-in store has no page ${address}.`);
}
