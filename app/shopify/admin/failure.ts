import { ClientError } from "graphql-request";
import { isFidelioError } from "../../base/errors";
import type { UnavailableReason } from "../unavailable";
import type { ThrottleStatus } from "./cost-budget";

/** What went wrong with one try of an operation, and whether Shopify may have carried it out all the same. */
export interface Failure {
  reason: UnavailableReason;
  /** true: nothing was executed, so even a mutation may be tried again */
  harmless: boolean;
  /** a later try may succeed */
  passing: boolean;
}

const passing = (reason: UnavailableReason, harmless: boolean): Failure => ({ reason, harmless, passing: true });
const lasting = (reason: UnavailableReason): Failure => ({ reason, harmless: true, passing: false });

/** Sorts the error of one try. */
export function failureOf(error: unknown): Failure {
  if (error instanceof ClientError) return ofAnswer(error);
  if (isFidelioError(error, "shopify_unavailable")) return ofToken(error.detail["reason"] as UnavailableReason);
  if (error instanceof Error && (error.name === "TimeoutError" || error.name === "AbortError")) return passing("timeout", false);
  return passing("network", false);
}

/** No token was to be had, so nothing was asked. */
function ofToken(reason: UnavailableReason): Failure {
  return { reason, harmless: true, passing: reason === "network" || reason === "timeout" || reason === "server-error" };
}

function ofAnswer({ response }: ClientError): Failure {
  const { status } = response;
  if (status === 401) return lasting("token-refused");
  if (status === 403) return lasting("access-denied");
  // 402: the shop is frozen; 404: it is gone; 423: it is locked
  if (status === 402 || status === 404 || status === 423) return lasting("not-installed");
  if (status === 429) return passing("throttled", true);
  if (status >= 500) return passing("server-error", false);
  const codes = (response.errors ?? []).map((one) => one.extensions?.["code"]);
  if (codes.includes("THROTTLED")) return passing("throttled", true);
  if (codes.includes("ACCESS_DENIED")) return lasting("access-denied");
  if (codes.includes("INTERNAL_SERVER_ERROR") || codes.includes("SERVICE_UNAVAILABLE")) return passing("server-error", false);
  if (codes.includes("MAX_COST_EXCEEDED")) return lasting("bad-request");
  return status >= 200 && status < 300 && response.errors === undefined ? passing("server-error", false) : lasting("bad-request");
}

/** `extensions.cost` of an answer, good or bad. */
export function costOf(extensions: unknown): { requestedQueryCost?: number; throttleStatus?: ThrottleStatus } | undefined {
  return (extensions as { cost?: { requestedQueryCost?: number; throttleStatus?: ThrottleStatus } } | undefined)?.cost;
}
