/** Whom the page is opened for, as its address says; a page that the app went to itself is reminded by the one before. */
export interface Session {
  /** origin of the stand-in store */
  store: string;
  shop: string;
  host: string;
  locale: string;
  staff: string;
  apiKey: string;
}

function remembered(name: string, given: string | null): string {
  if (given) sessionStorage.setItem(`stand-in ${name}`, given);
  return given ?? sessionStorage.getItem(`stand-in ${name}`) ?? "";
}

/** Whom a token names, read as anyone can; nobody trusts it for that. */
function subject(token: string | null): string | null {
  const part = token?.split(".")[1];
  if (!part) return null;
  const claims = JSON.parse(atob(part.replaceAll("-", "+").replaceAll("_", "/"))) as { sub?: string };
  return claims.sub ?? null;
}

export function readSession(script: HTMLScriptElement): Session {
  const query = new URL(location.href).searchParams;
  return {
    store: new URL(script.src).origin,
    shop: remembered("shop", query.get("shop")),
    host: remembered("host", query.get("host")),
    locale: remembered("locale", query.get("locale")) || "en",
    staff: remembered("staff", subject(query.get("id_token"))),
    apiKey: script.dataset["apiKey"] ?? document.querySelector<HTMLMetaElement>('meta[name="shopify-api-key"]')?.content ?? "",
  };
}
