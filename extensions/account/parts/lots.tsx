import { useState } from "preact/hooks";
import type { LotsAnswer } from "../../../app/face/extension-answers";
import type { Account } from "../account";
import { Said } from "./said";

/** The member's points by the day on which they end, read when it is asked for. */
export function Lots({ account }: { account: Account }) {
  const { member, ui, ask, language, say } = account;
  const [lots, setLots] = useState<LotsAnswer["lots"] | null>(null);
  if (member === null || member.available + member.pending === 0) return null;

  const read = async () => {
    const answer = await ask<LotsAnswer>("lots", { query: { language } });
    if (answer.ok) setLots(answer.body.lots);
    else say({ place: "lots", tone: "critical", text: answer.says ?? ui["refused_unavailable"] ?? "" });
  };

  return (
    <s-section>
      <s-details onToggle={() => void read()}>
        <s-summary>{ui["account_lots"]}</s-summary>
        <s-stack gap="base" accessibilityRole="unordered-list">
          {lots === null && <s-skeleton-paragraph />}
          {lots?.map((lot, at) => (
            <s-box key={at} accessibilityRole="list-item">
              <s-stack gap="small-500">
                <s-text type="strong">{lot.points}</s-text>
                <s-text>{lot.dates}</s-text>
                <s-text color="subdued">{lot.earned}</s-text>
              </s-stack>
            </s-box>
          ))}
        </s-stack>
      </s-details>
      <Said account={account} place="lots" />
    </s-section>
  );
}
