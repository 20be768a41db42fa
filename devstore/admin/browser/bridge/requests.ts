import type { Session } from "./session";

/** a token lives a minute; this long before its end a new one is fetched */
const MARGIN_MS = 15_000;
const LIFE_MS = 60_000;

export interface Requests {
  idToken(): Promise<string>;
}

/** Gives the app's own requests a fresh id token, and tries once more with a new one where the app says that it was not good. */
export function patchRequests({ store, shop, staff }: Session, open: (address: string) => void): Requests {
  const plainFetch = window.fetch.bind(window);
  let held: { token: string; until: number } | undefined;
  const idToken = async () => {
    if (held && held.until > Date.now()) return held.token;
    const answer = await plainFetch(`${store}/admin/id-token?${new URLSearchParams({ shop, staff }).toString()}`);
    if (!answer.ok) throw new Error(`The stand-in store gave no id token for the shop '${shop}'.`);
    held = { token: await answer.text(), until: Date.now() + LIFE_MS - MARGIN_MS };
    return held.token;
  };
  const signed = async (request: Request) => {
    const headers = new Headers(request.headers);
    headers.set("Authorization", `Bearer ${await idToken()}`);
    return plainFetch(new Request(request, { headers }));
  };
  window.fetch = async (input, options = {}) => {
    const request = new Request(input, options);
    const mine = new URL(request.url).origin === location.origin && !new URL(request.url).pathname.startsWith("/admin/");
    if (!mine || request.headers.has("Authorization")) return plainFetch(input, options);
    const again = request.clone();
    let answer = await signed(request);
    if (answer.headers.has("X-Shopify-Retry-Invalid-Session-Request")) {
      held = undefined;
      answer = await signed(again);
    }
    const elsewhere = answer.headers.get("X-Shopify-API-Request-Failure-Reauthorize-Url");
    if (elsewhere) open(elsewhere);
    return answer;
  };
  return { idToken };
}
