/** The link that an advocate hands on: a page of the shop's own, answered by the app. `domain`: the shop's, without a scheme. */
export function friendLink(shop: { domain: string }, code: string): string {
  return `https://${shop.domain}/apps/fidelio/friend/${encodeURIComponent(code)}`;
}
