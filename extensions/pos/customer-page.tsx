import { useState } from "preact/hooks";
import type { StaffCustomerAnswer } from "../../app/routes/staff/answers";
import { fill } from "../shared/words";
import { CodeList, PerkList } from "./codes";
import { Outcome } from "./outcome";
import { say } from "./pos";
import { Rewards } from "./rewards";
import { useDeeds } from "./use-deeds";
import { failure, useCustomer } from "./use-customer";

/** All that the till shows of a customer: what they have, what stands in the way, what they may take. */
export function CustomerPage({ customerId }: { customerId: string }) {
  const { asked, again, put } = useCustomer(customerId);
  if (asked === null) return <s-spinner accessibilityLabel={say("loading")} />;
  if (!asked.ok)
    return (
      <s-stack gap="base" padding="base">
        <s-banner tone="critical" heading={failure(asked)} />
        <s-button onClick={() => void again()}>{say("retry")}</s-button>
      </s-stack>
    );
  return <Customer customerId={customerId} answer={asked.body} onChange={put} onReload={() => void again()} />;
}

interface CustomerProps {
  customerId: string;
  answer: StaffCustomerAnswer;
  onChange: (answer: StaffCustomerAnswer) => void;
  onReload: () => void;
}

function Customer({ customerId, answer, onChange, onReload }: CustomerProps) {
  const { member, notes, rewards, codes, perks, words, names } = answer;
  const acts = useDeeds(customerId, answer, onChange);
  const shown = [...rewards.map(({ key }) => key), ...[...codes, ...perks].map(({ id }) => id)];
  const [asked, setAsked] = useState<string | null>(null);
  return (
    <s-stack gap="base" padding="base">
      {acts.of !== null && !shown.includes(acts.of) && <Outcome acts={acts} about={acts.of} />}
      {member && <Balance member={member} words={words} />}
      {notes.map((note) => (
        <s-text key={note}>{note}</s-text>
      ))}
      {perks.length > 0 && <PerkList perks={perks} words={words} acts={acts} />}
      {codes.length > 0 && <CodeList codes={codes} words={words} acts={acts} asked={asked} onAsk={setAsked} />}
      {member && (
        <Rewards rewards={rewards} words={words} names={names} points={member.points} acts={acts} asked={asked} onAsk={setAsked} />
      )}
      <s-divider />
      <s-button onClick={onReload}>{words["reload"]}</s-button>
    </s-stack>
  );
}

function Balance({ member, words }: { member: NonNullable<StaffCustomerAnswer["member"]>; words: Record<string, string> }) {
  const of = (label: string, value: string | null) => value && fill(words["labelled"], { label: words[label] ?? "", value });
  const lines = [member.worth, of("pending", member.pending), member.expires, of("tier", member.tier)];
  return (
    <s-section heading={words["balance"] ?? ""}>
      <s-stack gap="small">
        <s-heading>{member.available}</s-heading>
        {lines.map((line) => line && <s-text key={line}>{line}</s-text>)}
      </s-stack>
    </s-section>
  );
}
