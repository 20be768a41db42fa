import { useState } from "preact/hooks";
import type { StaffActAnswer, StaffCode, StaffCustomerAnswer, StaffReward } from "../../app/routes/staff/answers";
import { useActs, type Said } from "../shared/use-acts";
import { applyCode, removeCode, type Applied } from "./cart";
import { cartFacts } from "./cart-facts";
import { say } from "./pos";
import { act, failure } from "./use-customer";

export interface Choice {
  points?: number;
  variant?: string;
}

export interface Deeds {
  /** something is under way: nothing else can be done meanwhile */
  busy: boolean;
  /** what came of the last one, and of which reward, code or perk it was */
  said: Said | null;
  of: string | null;
  redeem(reward: StaffReward, choice: Choice): void;
  apply(code: StaffCode): void;
  giveBack(code: StaffCode): void;
  handOver(redemptionId: string): void;
}

const tones: Record<Applied, Said["tone"]> = { applied: "success", "not-applied": "warning", "other-cart": "warning" };

/** What staff can do for a customer, one thing at a time, and what came of it. */
export function useDeeds(customerId: string, answer: StaffCustomerAnswer, onChange: (answer: StaffCustomerAnswer) => void): Deeds {
  const acts = useActs(say("unanswered"));
  const [of, setOf] = useState<string | null>(null);
  const { words } = answer;

  const ask = async (path: Parameters<typeof act>[0], sent: object, then: (done: StaffActAnswer) => Promise<Said>): Promise<Said> => {
    const heard = await act(path, customerId, sent);
    if (!heard.ok) return { tone: "critical", text: failure(heard) };
    onChange(heard.body.customer);
    return then(heard.body);
  };
  const onCart = async (code: string, variantId: string | null): Promise<Said> => {
    const applied = await applyCode(code, customerId, variantId);
    return { tone: tones[applied], text: words[applied] ?? "" };
  };
  const done = (word: string) => Promise.resolve<Said>({ tone: "success", text: words[word] ?? "" });

  const deed = (about: string, name: string, work: () => Promise<Said>) => {
    if (acts.busy !== null) return;
    setOf(about);
    acts.act(name, work);
  };

  return {
    busy: acts.busy !== null,
    said: acts.said,
    of,
    redeem: (reward, choice) =>
      deed(reward.key, "redeem", () =>
        ask(
          "redeem",
          { reward: reward.key, redemption: answer.next.redemption, ...choice, cart: cartFacts() },
          ({ code, variantId, says }) =>
            code !== null
              ? onCart(code, variantId)
              : Promise.resolve<Said>({ tone: says === null ? "info" : "success", text: says ?? words["making"] ?? "" }),
        ),
      ),
    apply: ({ id, code }) => deed(id, "apply", () => onCart(code, null)),
    giveBack: ({ id, code }) =>
      deed(id, "give-back", () =>
        ask("give-back", { redemption: id }, async () => {
          await removeCode(code);
          return done("given-back");
        }),
      ),
    handOver: (redemption) => deed(redemption, "hand-over", () => ask("hand-over", { redemption }, () => done("handed-over"))),
  };
}
