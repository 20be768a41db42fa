import { ChoiceList, Text } from "@shopify/polaris";
import { useState } from "react";
import { useAdmin } from "../admin-frame";
import { AskModal } from "../ask-modal";
import { useAct } from "../use-act";
import { gainWords, sideWords } from "./referral-words";
import type { ReferralView } from "./views";

export type Decision = "approve" | "reject" | "undo";

export interface AskedDecision {
  decision: Decision;
  referral: ReferralView;
}

/** A reason to reject, with the sentence that the advocate reads. */
export interface RejectionChoice {
  value: string;
  sentence: string;
}

interface DecisionModalProps {
  asked: AskedDecision | null;
  reasons: readonly RejectionChoice[];
  onClose(): void;
}

/** Asks before a referral is decided, and decides it; to reject one says why. */
export function DecisionModal({ asked, reasons, onClose }: DecisionModalProps) {
  const words = useAdmin();
  const { say } = words;
  const [reason, choose] = useState("");
  const close = () => {
    act.reset();
    choose("");
    onClose();
  };
  const act = useAct({ onDone: close });
  const decision = asked?.decision ?? "approve";
  const referral = asked?.referral;
  const send = () => {
    if (!referral) return;
    act.send({ intent: decision, referral: referral.id, ...(decision === "reject" ? { reason } : {}) });
  };
  return (
    <AskModal
      open={asked !== null}
      title={say(`review.ask.${decision}`)}
      confirm={say(`review.act.${decision}`)}
      destructive={decision === "reject"}
      busy={act.busy}
      error={act.errorOf("form")}
      onConfirm={send}
      onClose={close}
    >
      {referral ? (
        <Text as="p">
          {say(leadOf(decision, referral), {
            advocate: sideWords(words, referral.advocate, "advocate"),
            gain: referral.stake === null ? "" : gainWords(words, referral.stake),
          })}
        </Text>
      ) : null}
      {decision === "reject" ? (
        <ChoiceList
          title={say("review.reject.reason")}
          choices={reasons.map(({ value, sentence }) => ({ value, label: sentence }))}
          selected={reason === "" ? [] : [reason]}
          onChange={([chosen = ""]) => choose(chosen)}
          error={act.errorOf("reason") ?? ""}
        />
      ) : null}
    </AskModal>
  );
}

function leadOf(decision: Decision, { stake, state, decision: decided }: ReferralView) {
  if (decision === "approve") return stake === null ? "review.ask.approve.lead" : "review.ask.approve.gain";
  if (decision === "reject") return "review.ask.reject.lead";
  return decided === "approved" && state === "rewarded" ? "review.ask.undo.rewarded" : "review.ask.undo.lead";
}
