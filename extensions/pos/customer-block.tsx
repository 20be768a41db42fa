import "@shopify/ui-extensions/preact";
import { render } from "preact";
import { customerPage, presentModal, say } from "./pos";
import { failure, useCustomer } from "./use-customer";

export default function customerBlock(): void {
  render(<CustomerBlock />, document.body);
}

/** On a customer's page: what they have, and the way to their rewards. */
function CustomerBlock() {
  const { asked, again } = useCustomer(String(customerPage().customer.id));
  const member = asked?.ok ? asked.body.member : null;
  return (
    <s-pos-block heading={say("title")}>
      {asked?.ok === false ? (
        <s-button slot="secondary-actions" onClick={() => void again()}>
          {say("retry")}
        </s-button>
      ) : (
        <s-button slot="secondary-actions" disabled={member === null} onClick={presentModal}>
          {say("open")}
        </s-button>
      )}
      <s-stack gap="small" padding="base">
        {asked === null && <s-text>{say("loading")}</s-text>}
        {asked?.ok === false && <s-text tone="critical">{failure(asked)}</s-text>}
        {member && <s-text type="strong">{member.available}</s-text>}
        {member && [member.tier, member.worth].map((line) => line && <s-text key={line}>{line}</s-text>)}
        {asked?.ok && asked.body.notes.map((note) => <s-text key={note}>{note}</s-text>)}
      </s-stack>
    </s-pos-block>
  );
}
