const longest = 1_000;
const elsewhere = "https://shop.invalid";

/** A path of the shop's own, as a form sent it; anything that could lead elsewhere is `otherwise`. */
export function returnPath(sent: string | null | undefined, otherwise: string): string {
  if (!sent || sent.length > longest || !/^\/(?![/\\])[^\\\s\p{Cc}]*$/u.test(sent)) return otherwise;
  const url = URL.canParse(sent, elsewhere) ? new URL(sent, elsewhere) : null;
  if (url === null || url.origin !== elsewhere || url.pathname.startsWith("//")) return otherwise;
  url.searchParams.delete("fidelio");
  return `${url.pathname}${url.search}`;
}

/** The page of the shop that a script says is looked at, without the language that its address begins with. On trust, as a visit is. */
export function pageOf(query: URLSearchParams): string {
  const path = returnPath(query.get("page"), "/").split("?", 1)[0] ?? "/";
  const prefix = /^\/[a-z]{2}(?:-[a-z]+)?(?=\/)/iu.exec(query.get("path_prefix") ?? "")?.[0];
  return prefix !== undefined && `${path}/`.startsWith(`${prefix}/`) ? path.slice(prefix.length) || "/" : path;
}

/** Where a refused form leads back to: the style sheet shows the sentence that the fragment names. */
export function refusedPath(path: string, reason: string): string {
  return `${path}${path.includes("?") ? "&" : "?"}fidelio=${reason}#fidelio-${reason}`;
}
