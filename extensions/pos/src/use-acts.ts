import { useState } from "preact/hooks";
import type { StaffActAnswer, StaffCode, StaffCustomerAnswer, StaffReward } from "../../../app/routes/staff/answers";
import { applyCode, removeCode, type Applied } from "./cart";
import { cartFacts } from "./cart-facts";
import { act, failure, type Said } from "./use-customer";

export interface Choice {
  points?: number;
  variant?: string;
}

export interface Acts {
  /** what is under way: nothing else can be done meanwhile */
  busy: boolean;
  said: Said | null;
  redeem(reward: StaffReward, choice: Choice): Promise<void>;
  apply(code: StaffCode): Promise<void>;
  giveBack(code: StaffCode): Promise<void>;
  handOver(redemptionId: string): Promise<void>;
}

const tones: Record<Applied, Said["tone"]> = { applied: "success", "not-applied": "info", "other-cart": "info" };

/** What staff can do for a customer, one thing at a time, and what came of it. */
export function useActs(customerId: string, answer: StaffCustomerAnswer, onChange: (answer: StaffCustomerAnswer) => void): Acts {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<Said | null>(null);
  const { words } = answer;

  const inTurn = async (work: () => Promise<Said>) => {
    if (busy) return;
    setBusy(true);
    setSaid(null);
    try {
      setSaid(await work());
    } finally {
      setBusy(false);
    }
  };
  const asked = async (path: Parameters<typeof act>[0], sent: object, then: (done: StaffActAnswer) => Promise<Said>): Promise<Said> => {
    const heard = await act(path, customerId, sent);
    if (!heard.ok) return { tone: "critical", text: failure(heard) };
    onChange(heard.body.customer);
    return then(heard.body);
  };
  const onCart = async (code: string, variantId: string | null): Promise<Said> => {
    const applied = await applyCode(code, customerId, variantId);
    return { tone: tones[applied], text: words[applied] ?? "" };
  };

  return {
    busy,
    said,
    redeem: (reward, choice) =>
      inTurn(() =>
        asked(
          "redeem",
          { reward: reward.key, redemption: answer.next.redemption, ...choice, cart: cartFacts() },
          ({ code, variantId, says }) =>
            code === null ? Promise.resolve({ tone: "success", text: says ?? words["making"] ?? "" }) : onCart(code, variantId),
        ),
      ),
    apply: ({ code }) => inTurn(() => onCart(code, null)),
    giveBack: ({ id, code }) =>
      inTurn(() =>
        asked("give-back", { redemption: id }, async () => {
          await removeCode(code);
          return { tone: "success", text: words["given-back"] ?? "" };
        }),
      ),
    handOver: (redemption) =>
      inTurn(() => asked("hand-over", { redemption }, () => Promise.resolve({ tone: "success", text: words["handed-over"] ?? "" }))),
  };
}
