import "@shopify/ui-extensions/preact";
import { render } from "preact";
import { useState } from "preact/hooks";
import type { StaffAdjustAnswer, StaffCustomerAnswer } from "../../app/routes/staff/answers";
import { useAnswer } from "../shared/use-answer";
import { fill } from "../shared/words";
import { Adjust } from "./adjust";
import { ask, say, shownId } from "./admin";
import { BlockState } from "./block-state";

export default function customerBlock(): void {
  render(<CustomerBlock />, document.body);
}

/** On a customer's page: what they have, what moved last, and adjusting it. */
function CustomerBlock() {
  const customerId = shownId() ?? "";
  const query = { customer: customerId, language: say("language") };
  const { asked, again, put } = useAnswer(() => ask<StaffCustomerAnswer>("staff/customer", { query }), customerId);
  const summary = asked?.ok ? asked.body.member?.available : undefined;
  return (
    <s-admin-block heading={say("title")} {...(summary === undefined ? {} : { collapsedSummary: summary })}>
      {asked?.ok ? (
        <Customer customerId={customerId} answer={asked.body} onChange={put} />
      ) : (
        <BlockState asked={asked} onRetry={() => void again()} />
      )}
    </s-admin-block>
  );
}

interface CustomerProps {
  customerId: string;
  answer: StaffCustomerAnswer;
  onChange: (answer: StaffCustomerAnswer) => void;
}

function Customer({ customerId, answer, onChange }: CustomerProps) {
  const { member, notes, words } = answer;
  const [done, setDone] = useState<string | null>(null);
  const adjusted = ({ customer, says }: StaffAdjustAnswer) => {
    setDone(says);
    onChange(customer);
  };
  return (
    <s-stack gap="base">
      {done !== null && <s-banner tone="success">{done}</s-banner>}
      {member && <Figures member={member} words={words} />}
      {notes.map((note) => (
        <s-paragraph key={note}>{note}</s-paragraph>
      ))}
      {member && <Movements movements={member.movements} words={words} />}
      {member && <Adjust key={answer.next.adjustment} customerId={customerId} answer={answer} onDone={adjusted} />}
      {member && <s-link href={`app:app/members/${customerId}`}>{words["open"]}</s-link>}
    </s-stack>
  );
}

type Shown = NonNullable<StaffCustomerAnswer["member"]>;

function Figures({ member, words }: { member: Shown; words: Record<string, string> }) {
  const figures = [
    [words["pending"], member.pending],
    [words["held"], member.held],
    [words["owed"], member.owed],
    [words["tier"], member.tier],
  ].filter(([, figure]) => figure !== null);
  return (
    <s-stack gap="small">
      <s-stack direction="inline" gap="small" alignItems="center">
        <s-heading>{member.available}</s-heading>
        <s-badge tone={member.status === "active" ? "success" : member.status === "blocked" ? "critical" : "info"}>
          {member.standing}
        </s-badge>
      </s-stack>
      {figures.map(([label, figure]) => (
        <s-text key={label}>{fill(words["labelled"], { label: label ?? "", value: figure ?? "" })}</s-text>
      ))}
      {member.next !== null && <s-text color="subdued">{member.next}</s-text>}
      {member.expires !== null && <s-text color="subdued">{member.expires}</s-text>}
    </s-stack>
  );
}

function Movements({ movements, words }: { movements: Shown["movements"]; words: Record<string, string> }) {
  return (
    <s-section heading={words["movements"] ?? ""}>
      {movements.length === 0 ? (
        <s-paragraph>{words["movements-none"]}</s-paragraph>
      ) : (
        <s-unordered-list>
          {movements.map(({ on, points, says }, place) => (
            <s-list-item key={place}>{`${on} · ${points} · ${says}`}</s-list-item>
          ))}
        </s-unordered-list>
      )}
    </s-section>
  );
}
