import { isFidelioError } from "../../base/errors";
import { uiWords } from "../../face/ui-words";
import { refusalReasons, type RefusalReason, type RefusedAnswer } from "../../face/proxy-answers";
import type { Program } from "../../loyalty/program";
import type { Language } from "../../loyalty/words";

/** Why a shopper's wish is not fulfilled. */
export class Refused extends Error {
  constructor(readonly reason: RefusalReason) {
    super(reason);
    this.name = "Refused";
  }
}

const statuses: Record<RefusalReason, number> = {
  "signed-out": 401,
  "not-member": 409,
  blocked: 409,
  "terms-not-agreed": 422,
  "insufficient-points": 409,
  "reward-unavailable": 409,
  "other-tier": 409,
  "spending-paused": 409,
  "program-closed": 409,
  "code-used": 409,
  "birthday-missing": 422,
  "birthday-changed": 409,
  "age-not-declared": 422,
  "below-minimum": 409,
  "excluded-goods": 409,
  "subscription-only": 409,
  "not-combinable": 409,
  "too-many-codes": 409,
  "needs-cart": 422,
  "other-currency": 409,
  "out-of-stock": 409,
  "limit-reached": 409,
  "not-yet": 409,
  over: 409,
  "choose-variant": 422,
  "amount-out-of-range": 422,
  debt: 409,
  left: 409,
  "not-ready": 409,
  "not-available": 409,
  "rate-limited": 429,
  unavailable: 503,
};

/** The reason behind an error; null: one that we did not foresee. */
export function reasonOf(error: unknown): RefusalReason | null {
  if (error instanceof Refused) return error.reason;
  if (!isFidelioError(error)) return null;
  switch (error.code) {
    case "insufficient_points":
      return error.detail["reason"] === "debt" ? "debt" : "insufficient-points";
    case "reward_unavailable":
      return isReason(error.detail["reason"]) ? error.detail["reason"] : "reward-unavailable";
    case "spending_paused":
      return error.detail["reason"] === "program-closed" ? "program-closed" : "spending-paused";
    case "member_not_active": {
      const status = error.detail["memberStatus"] ?? error.detail["reason"];
      return status === "blocked" || status === "left" ? status : "not-member";
    }
    case "not_found":
      return "not-member";
    default:
      return "unavailable";
  }
}

const isReason = (reason: unknown): reason is RefusalReason => refusalReasons.some((one) => one === reason);

/** A problem document (RFC 9457) with the reason, its title in the shopper's words. */
export function refusedAnswer(
  reason: RefusalReason,
  language: Language,
  formOfAddress: Program["formOfAddress"],
  error?: unknown,
): RefusedAnswer & { type: string; title: string; status: number } {
  const title = uiWords(language, formOfAddress)[`refused_${reason.replaceAll("-", "_")}`] ?? reason;
  return { type: `urn:fidelio:refusal:${reason}`, title, status: statusOf(reason, error), reason };
}

/** The status of a refusal. That something is not to be had says 4xx; 503 that the fault is ours or Shopify's, which alone is worth trying again. */
export function statusOf(reason: RefusalReason, error?: unknown): number {
  if (reason !== "unavailable") return statuses[reason];
  if (error instanceof Refused) return 409;
  return isFidelioError(error) && error.status < 500 ? error.status : statuses[reason];
}
