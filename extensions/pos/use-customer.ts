import type { StaffActAnswer, StaffCustomerAnswer } from "../../app/routes/staff/answers";
import type { Asked, Refusal } from "../shared/ask";
import { useAnswer } from "../shared/use-answer";
import { ask, say, till } from "./pos";

/** Why nothing came of it: what the app said, or what we say for it. */
export function failure({ reason, says }: Refusal): string {
  if (says !== null) return says;
  const away = reason === "offline" && till().connectivity.current.value.internetConnected === "Disconnected";
  return say(away ? "offline" : "unanswered");
}

/** A customer as the app knows them. */
export function useCustomer(customerId: string) {
  const query = { customer: customerId, language: say("language"), surface: "till" };
  return useAnswer(() => ask<StaffCustomerAnswer>("staff/customer", { query }), customerId);
}

/** Does something for the customer; the answer holds what is true afterwards. */
export const act = (path: "redeem" | "give-back" | "hand-over", customerId: string, sent: object): Promise<Asked<StaffActAnswer>> =>
  ask<StaffActAnswer>(`staff/${path}`, { send: { customer: customerId, language: say("language"), ...sent } });
