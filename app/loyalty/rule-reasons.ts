import type { Unmet } from "./conditions";
import { reason } from "./explain/codes";
import type { Limit } from "./program-shapes";
import type { Reason } from "./words";

/** Why a rule gives nothing for an order. */
export function nothingFor(rule: string, why: "lines" | "unpaid" | "done"): Reason {
  return reason("rule-nothing", { rule, reason: why });
}

/** A condition of it is not met. */
export function unmetReason(rule: string, { reason: why, had, needed }: Unmet, currency: string): Reason {
  if (why === "minimum") return reason("rule-minimum", { rule, base: had ?? 0, amount: needed ?? 0, currency });
  if (why === "quantity") return reason("rule-quantity", { rule, count: had ?? 0, needed: needed ?? 0 });
  if (why === "nth") return reason("rule-nth", { rule, nth: had ?? 0 });
  return reason("rule-not-met", { rule, reason: why });
}

/** The member got it as often as possible. */
export function limitReason(rule: string, { times, every }: Limit): Reason {
  return reason("rule-limit", { rule, times, every: every ?? "ever" });
}
