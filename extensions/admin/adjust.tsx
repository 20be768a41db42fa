import { useState } from "preact/hooks";
import type { StaffAdjustAnswer, StaffCustomerAnswer } from "../../app/routes/staff/answers";
import { ask, failure, say } from "./admin";

interface AdjustProps {
  customerId: string;
  answer: StaffCustomerAnswer;
  onDone: (answer: StaffAdjustAnswer) => void;
}

interface Fault {
  field: string | null;
  says: string;
}

const takesOff = (points: string) => /^\s*[-−–]/u.test(points);

/** Adds or takes points, with a reason; taking off is asked about once more. */
export function Adjust({ customerId, answer: { words, next }, onDone }: AdjustProps) {
  const [step, setStep] = useState<"closed" | "form" | "ask">("closed");
  const [points, setPoints] = useState("");
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);

  const send = async () => {
    setBusy(true);
    setFault(null);
    const sent = { customer: customerId, id: next.adjustment, points, reason, language: say("language") };
    const heard = await ask<StaffAdjustAnswer>("staff/adjust", { send: sent });
    setBusy(false);
    if (heard.ok) return onDone(heard.body);
    setStep("form");
    setFault({ field: heard.field ?? null, says: failure(heard) });
  };
  const faultOf = (field: string) => (fault?.field === field ? { error: fault.says } : {});

  if (step === "closed") return <s-button onClick={() => setStep("form")}>{words["adjust"]}</s-button>;
  return (
    <s-stack gap="base">
      {fault !== null && fault.field !== "points" && fault.field !== "reason" && <s-banner tone="critical">{fault.says}</s-banner>}
      <s-text-field
        label={words["points"] ?? ""}
        details={words["points-help"] ?? ""}
        value={points}
        disabled={step === "ask"}
        onInput={(event) => setPoints(event.currentTarget.value ?? "")}
        {...faultOf("points")}
      />
      <s-text-field
        label={words["reason"] ?? ""}
        details={words["reason-help"] ?? ""}
        value={reason}
        disabled={step === "ask"}
        onInput={(event) => setReason(event.currentTarget.value ?? "")}
        {...faultOf("reason")}
      />
      {step === "ask" && <s-paragraph>{words["take-off-ask"]}</s-paragraph>}
      <s-stack direction="inline" gap="small">
        {step === "ask" ? (
          <s-button tone="critical" loading={busy} onClick={() => void send()}>
            {words["take-off"]}
          </s-button>
        ) : (
          <s-button variant="primary" loading={busy} onClick={() => (takesOff(points) ? setStep("ask") : void send())}>
            {words["submit"]}
          </s-button>
        )}
        <s-button disabled={busy} onClick={() => setStep(step === "ask" ? "form" : "closed")}>
          {words["cancel"]}
        </s-button>
      </s-stack>
    </s-stack>
  );
}
