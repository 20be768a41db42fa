/** The one table from an error's code to the HTTP status that says it. */
export const statuses = {
  invalid_input: 422,
  idempotency_mismatch: 422,
  malformed_body: 400,
  missing_header: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  insufficient_points: 409,
  member_not_active: 409,
  reward_unavailable: 409,
  spending_paused: 409,
  idempotency_running: 409,
  conflict: 409,
  version_conflict: 412,
  body_too_large: 413,
  rate_limited: 429,
  cause_key_conflict: 500,
  internal: 500,
  shopify_unavailable: 503,
} as const satisfies Record<string, number>;

export type ErrorCode = keyof typeof statuses;

/** An error that a caller can act on. `detail` holds ids, codes and figures for the answer: never names or addresses. */
export class FidelioError extends Error {
  readonly code: ErrorCode;
  readonly detail: Record<string, unknown>;

  constructor(code: ErrorCode, detail: Record<string, unknown> = {}, options: { message?: string; cause?: unknown } = {}) {
    super(options.message ?? code, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "FidelioError";
    this.code = code;
    this.detail = detail;
  }

  get status(): number {
    return statuses[this.code];
  }
}

export function isFidelioError(error: unknown, code?: ErrorCode): error is FidelioError {
  return error instanceof FidelioError && (code === undefined || error.code === code);
}
