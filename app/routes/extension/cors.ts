/**
 * Lets any origin read the answer: extensions run at an origin of Shopify's that nobody can name beforehand, send no cookies, and are
 * let in by their token alone. Without it they see a network error instead of a refusal.
 */
export function withCors(response: Response): Response {
  const headers = new Headers(response.headers);
  headers.set("access-control-allow-origin", "*");
  headers.set("access-control-allow-headers", "Authorization, Content-Type");
  headers.set("access-control-expose-headers", "Retry-After");
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
