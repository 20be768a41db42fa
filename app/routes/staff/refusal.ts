import { problemContentType } from "../../base/problem";
import { text } from "../../base/languages/text";
import type { RefusalReason } from "../../face/proxy-answers";
import type { Language } from "../../loyalty/words";
import { statusOf } from "../shopper/refusal";

/** What only the member can be refused for: no act of staff asks for it. */
const onlyShoppers = ["terms-not-agreed", "birthday-missing", "birthday-changed", "age-not-declared"] as const;
export type StaffReason = Exclude<RefusalReason, (typeof onlyShoppers)[number]>;

const isForStaff = (reason: RefusalReason): reason is StaffReason => !onlyShoppers.some((one) => one === reason);

/** A problem document with the reason, its title in words for staff. What only a shopper can be told is "unavailable". */
export function staffRefusal(reason: RefusalReason, language: Language, error?: unknown): Response {
  const told: StaffReason = isForStaff(reason) ? reason : "unavailable";
  const status = statusOf(reason, error);
  const body = { type: `urn:fidelio:refusal:${told}`, title: text(language, `staff.refused.${told}`), status, reason: told };
  return Response.json(body, { status, headers: { "cache-control": "no-store", "content-type": problemContentType } });
}
