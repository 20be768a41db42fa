import { FidelioError } from "../../base/errors";
import { problem } from "../../base/problem";
import type { RedemptionView } from "../../redemptions/redemption";
import type { Answer } from "./endpoint";

const ASK_AGAIN = "3";

/** 201 with the code, 202 while it is not there yet, 409 when Shopify refused it for good and the points came back. */
export function redemptionAnswer(view: RedemptionView): Answer {
  if (view.status === "reserved") return { status: 202, body: view, headers: { "retry-after": ASK_AGAIN } };
  if (view.status !== "failed") return { status: 201, body: view };
  const refused = new FidelioError("reward_unavailable", { reason: view.reason, redemptionId: view.id });
  return { status: refused.status, body: problem(refused) };
}
