/** What the sign-in adds to an address of the app; the admin's own address bar does without. */
const ofSession = ["shop", "host", "embedded", "id_token", "locale", "session", "hmac", "timestamp"];

export function pathOf(href: string): string {
  return new URL(href, "http://app.invalid").pathname.replace(/\/$/u, "");
}

/** An address of the app as the admin's address bar shows it. */
export function chromeAddress(base: string, href: string): string {
  const url = new URL(href, "http://app.invalid");
  for (const name of ofSession) url.searchParams.delete(name);
  const path = url.pathname === "/app" ? "" : url.pathname;
  return `${base}${path}${url.search}${url.hash}`;
}
