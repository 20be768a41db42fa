/** What Shopify's CLI writes into the bundle. */
declare const process: { env: { APP_URL?: string } };

/** `application_url` of shopify.app.toml; a test holds the two equal. */
const deployed = "https://fidelio.example.com";

/**
 * Where the app answers. The CLI knows another address for `shopify app dev` (its tunnel) and where a file `.env` names one.
 * Where it does not, there is no `process` in the worker that Shopify runs extensions in.
 */
export function appAddress(): string {
  try {
    return process.env.APP_URL ?? deployed;
  } catch {
    return deployed;
  }
}
