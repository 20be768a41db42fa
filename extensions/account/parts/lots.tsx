import { useState } from "preact/hooks";
import type { LotsAnswer } from "../../../app/face/extension-answers";
import { useAnswer } from "../../shared/use-answer";
import type { Account } from "../account";

/** The member's points by the day on which they end, read when it is asked for. */
export function Lots({ account }: { account: Account }) {
  const { member, ui } = account;
  const [open, setOpen] = useState(false);
  if (member === null || member.available + member.pending === 0) return null;
  return (
    <s-section>
      <s-details onToggle={() => setOpen(true)}>
        <s-summary>{ui["account_lots"]}</s-summary>
        {open && <List account={account} about={`${member.available} ${member.pending}`} />}
      </s-details>
    </s-section>
  );
}

/** Read anew whenever something was exchanged or came back. */
function List({ account: { ui, ask, language }, about }: { account: Account; about: string }) {
  const { asked } = useAnswer<LotsAnswer>(() => ask("lots", { query: { language } }), about);
  if (asked === null) return <s-skeleton-paragraph />;
  if (!asked.ok) return <s-banner tone="critical">{asked.says ?? ui["refused_unavailable"]}</s-banner>;
  return (
    <s-stack gap="base" accessibilityRole="unordered-list">
      {asked.body.lots.map((lot, at) => (
        <s-box key={at} accessibilityRole="list-item">
          <s-stack gap="small-500">
            <s-text type="strong">{lot.points}</s-text>
            <s-text>{lot.dates}</s-text>
            <s-text color="subdued">{lot.earned}</s-text>
          </s-stack>
        </s-box>
      ))}
    </s-stack>
  );
}
