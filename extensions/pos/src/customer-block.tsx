import "@shopify/ui-extensions/preact";
import { render } from "preact";
import { customerPage, presentModal, say } from "./pos";
import { useCustomer } from "./use-customer";

export default function customerBlock(): void {
  render(<CustomerBlock />, document.body);
}

/** On a customer's page: what they have, and the way to their rewards. */
function CustomerBlock() {
  const { looked, reload } = useCustomer(String(customerPage().customer.id));
  const member = looked.is === "ready" ? looked.answer.member : null;
  return (
    <s-pos-block heading={say("title")}>
      {looked.is === "failed" ? (
        <s-button slot="secondary-actions" onClick={() => void reload()}>
          {say("retry")}
        </s-button>
      ) : (
        <s-button slot="secondary-actions" disabled={member === null} onClick={presentModal}>
          {say("open")}
        </s-button>
      )}
      <s-stack gap="small" padding="base">
        {looked.is === "loading" && <s-text>{say("loading")}</s-text>}
        {looked.is === "failed" && <s-text tone="critical">{looked.says}</s-text>}
        {member && <s-text type="strong">{member.available}</s-text>}
        {member && [member.tier, member.worth].map((line) => line && <s-text key={line}>{line}</s-text>)}
        {looked.is === "ready" && looked.answer.notes.map((note) => <s-text key={note}>{note}</s-text>)}
      </s-stack>
    </s-pos-block>
  );
}
