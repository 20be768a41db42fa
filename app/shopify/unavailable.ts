import { FidelioError, isFidelioError } from "../base/errors";

/** Why Shopify could not be asked. All but `refused` may pass by themselves. */
export type UnavailableReason =
  | "network"
  | "timeout"
  | "throttled"
  | "server-error"
  /** the app has no token for the shop: not installed, or uninstalled */
  | "not-installed"
  /** Shopify no longer takes our token, nor the refresh token */
  | "token-refused"
  /** a scope is missing */
  | "access-denied"
  /** Shopify calls the query itself wrong: a fault of ours */
  | "bad-request"
  /** an earlier try may still be carried out: asked again when that is known */
  | "settling";

const nothingDone: readonly unknown[] = [
  "throttled",
  "not-installed",
  "token-refused",
  "access-denied",
  "bad-request",
] satisfies UnavailableReason[];

/** Whether Shopify did nothing of what was asked: after silence or a broken answer nobody can say. */
export function certainlyNotDone(error: unknown): boolean {
  return isFidelioError(error, "shopify_unavailable") && nothingDone.includes(error.detail["reason"]);
}

/** `shopify_unavailable` with its reason; never with a body, which may hold a shopper's data. */
export function unavailable(shopDomain: string, reason: UnavailableReason, cause?: unknown, operation?: string): FidelioError {
  const detail = { shop: shopDomain, reason, ...(operation ? { operation } : {}) };
  return new FidelioError("shopify_unavailable", detail, { message: `Shopify is not available for ${shopDomain}: ${reason}`, cause });
}
