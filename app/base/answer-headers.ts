/** Answers that Shopify hands on at the shop's own address: what a browser keeps of them for later would be kept of the shop. */
const handedOn = /^\/proxy(?:[/.]|$)/u;
/** Answers for programs: nothing in them is ever drawn. */
const forPrograms = /^\/(?:api|extension|webhooks|healthz)(?:[/.]|$)/u;

const oneYear = 365 * 86_400;

/**
 * What every answer tells a browser, by its path: to guess nothing, to tell no address of ours, which may hold a token, to others, and,
 * where we are reached by https, to come by https alone.
 */
export function answerHeaders(path: string, secure: boolean): Array<[name: string, value: string]> {
  const headers: Array<[string, string]> = [
    ["x-content-type-options", "nosniff"],
    ["referrer-policy", "same-origin"],
  ];
  if (secure && !handedOn.test(path)) headers.push(["strict-transport-security", `max-age=${oneYear}`]);
  if (forPrograms.test(path)) headers.push(["content-security-policy", "default-src 'none'; frame-ancestors 'none'"]);
  return headers;
}

interface Page {
  /** its whole address: the shop that it names may frame it */
  address: string;
  /** of the scripts that we write into it; null: it is built anew while it is looked at, by scripts of the builder's */
  nonce: string | null;
  /** where App Bridge comes from, besides Shopify */
  bridge: string | undefined;
}

const shopifyScripts = "https://cdn.shopify.com";

/**
 * The policy of a page of ours: framed by the admin of the shop that its address names; scripts from our own address, App Bridge's, and
 * those that we wrote into the page, so that nothing that somebody typed ever runs; no plug-ins, no other base, forms to ourselves alone.
 */
export function pagePolicy({ address, nonce, bridge }: Page): string {
  const scripts = ["'self'", `'nonce-${nonce}'`, shopifyScripts, ...(bridge && URL.canParse(bridge) ? [new URL(bridge).origin] : [])];
  const rules = nonce === null ? [] : [`script-src ${scripts.join(" ")}`, "script-src-attr 'none'"];
  return [framingPolicy(address), ...rules, "object-src 'none'", "base-uri 'none'", "form-action 'self'"].join("; ");
}

const shopName = /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/u;

/** Who may frame a page: the admin of the shop that the address names, and nobody where it names none. */
export function framingPolicy(address: string): string {
  const named = new URL(address).searchParams.getAll("shop");
  const shop = named.length === 1 ? named[0] : undefined;
  if (!shop || !shopName.test(shop)) return "frame-ancestors 'none'";
  return `frame-ancestors https://${shop} https://admin.shopify.com`;
}
