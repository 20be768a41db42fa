import { problemContentType } from "../../base/problem";
import { text } from "../../base/languages/text";
import type { RefusalReason } from "../../face/proxy-answers";
import type { Language } from "../../loyalty/words";
import { statusOf } from "../shopper/refusal";

/** What staff can be refused for, each with a sentence that speaks of the member. */
const reasons = [
  "signed-out",
  "not-member",
  "blocked",
  "left",
  "debt",
  "insufficient-points",
  "reward-unavailable",
  "other-tier",
  "spending-paused",
  "program-closed",
  "code-used",
  "below-minimum",
  "excluded-goods",
  "subscription-only",
  "not-combinable",
  "too-many-codes",
  "needs-cart",
  "other-currency",
  "out-of-stock",
  "limit-reached",
  "not-yet",
  "over",
  "choose-variant",
  "amount-out-of-range",
  "not-ready",
  "not-available",
  "rate-limited",
  "unavailable",
] as const;
export type StaffReason = (typeof reasons)[number];

/** A problem document with the reason, its title in words for staff. What only a shopper can be told is "unavailable". */
export function staffRefusal(reason: RefusalReason, language: Language): Response {
  const told = reasons.find((one) => one === reason) ?? "unavailable";
  const status = statusOf(reason);
  const body = { type: `urn:fidelio:refusal:${told}`, title: text(language, `staff.refused.${told}`), status, reason: told };
  return Response.json(body, { status, headers: { "cache-control": "no-store", "content-type": problemContentType } });
}
