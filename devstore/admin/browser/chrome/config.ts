/** What the server tells the scripts of the chrome. */
export interface ChromeConfig {
  shop: string;
  /** the shop's part of addresses: demo of demo.myshopify.com */
  name: string;
  language: string;
  /** of the page that shows the app; null on Shopify's own pages */
  app: { handle: string; title: string; src: string } | null;
}

export function readConfig(): ChromeConfig {
  return JSON.parse(document.getElementById("stand-in-config")!.textContent ?? "") as ChromeConfig;
}

/** An element of the chrome that the server always writes. */
export function part<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The chrome has no #${id}.`);
  return found as T;
}
