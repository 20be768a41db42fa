import { useCallback, useEffect, useState } from "preact/hooks";
import type { StaffActAnswer, StaffCustomerAnswer } from "../../../app/routes/staff/answers";
import type { Asked, Refusal } from "../../shared/ask";
import { ask, say, till } from "./pos";

export type Looked = { is: "loading" } | { is: "failed"; says: string } | { is: "ready"; answer: StaffCustomerAnswer };

/** A sentence on what was just done, or why not. */
export interface Said {
  tone: "success" | "info" | "critical";
  text: string;
}

/** Why nothing came of it: what the app said, or what we say for it. */
export function failure({ reason, says }: Refusal): string {
  if (says !== null) return says;
  const away = reason === "offline" && till().connectivity.current.value.internetConnected === "Disconnected";
  return say(away ? "offline" : "unanswered");
}

/** A customer as the app knows them; asked again by `reload`. */
export function useCustomer(customerId: string) {
  const [looked, setLooked] = useState<Looked>({ is: "loading" });
  const reload = useCallback(async () => {
    setLooked({ is: "loading" });
    const query = { customer: customerId, language: say("language"), surface: "till" };
    const heard = await ask<StaffCustomerAnswer>("staff/customer", { query });
    setLooked(heard.ok ? { is: "ready", answer: heard.body } : { is: "failed", says: failure(heard) });
  }, [customerId]);
  useEffect(() => void reload(), [reload]);
  const show = useCallback((answer: StaffCustomerAnswer) => setLooked({ is: "ready", answer }), []);
  return { looked, reload, show };
}

/** Does something for the customer; the answer holds what is true afterwards. */
export const act = (path: "redeem" | "give-back" | "hand-over", customerId: string, sent: object): Promise<Asked<StaffActAnswer>> =>
  ask<StaffActAnswer>(`staff/${path}`, { send: { customer: customerId, language: say("language"), ...sent } });
