import type { FrameConfig } from "../host-place";
import { fault } from "./fault";

/**
 * `fetch` as each surface has it: checkout and accounts only with `network_access`, with whole addresses and a token that the
 * extension adds itself; the admin and the point of sale take paths of the app too, and add the token of who is signed in.
 */
export function patchFetch({ surface, capabilities, appUrl }: FrameConfig, token: () => Promise<string>): void {
  const plain = window.fetch.bind(window);
  const staff = surface === "admin" || surface === "point-of-sale";
  window.fetch = async (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    if (!staff) {
      if (!capabilities.includes("network_access")) fault("fetch() needs network_access = true among the extension's capabilities.");
      if (!/^https?:\/\//u.test(address)) fault(`fetch() takes whole addresses in front of a buyer, not "${address}".`);
      return plain(input, init);
    }
    if (input instanceof Request) return plain(input, init);
    const url = new URL(address, appUrl);
    const headers = new Headers(init?.headers);
    if (url.origin === new URL(appUrl).origin && !headers.has("authorization")) headers.set("authorization", `Bearer ${await token()}`);
    return plain(url, { ...init, headers });
  };
}
