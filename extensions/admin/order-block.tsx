import "@shopify/ui-extensions/preact";
import { render } from "preact";
import type { StaffOrderAnswer, StaffOrderView } from "../../app/routes/staff/answers";
import { useAnswer } from "../shared/use-answer";
import { ask, say, shownId } from "./admin";
import { BlockState } from "./block-state";

export default function orderBlock(): void {
  render(<OrderBlock />, document.body);
}

/** On an order's page: what it earned, and why. */
function OrderBlock() {
  const orderId = shownId() ?? "";
  const query = { order: orderId, language: say("language") };
  const { asked, again } = useAnswer(() => ask<StaffOrderAnswer>("staff/order", { query }), orderId);
  const order = asked?.ok ? asked.body.order : null;
  return (
    <s-admin-block heading={say("title")} {...(order === null ? {} : { collapsedSummary: order.earned })}>
      {asked?.ok ? (
        <s-stack gap="base">
          {asked.body.order && <Earned order={asked.body.order} words={asked.body.words} />}
          {asked.body.notes.map((note) => (
            <s-paragraph key={note}>{note}</s-paragraph>
          ))}
          {order && <s-link href={`app:app/orders/${orderId}`}>{asked.body.words["open-order"]}</s-link>}
        </s-stack>
      ) : (
        <BlockState asked={asked} onRetry={() => void again()} />
      )}
    </s-admin-block>
  );
}

function Earned({ order, words }: { order: StaffOrderView; words: Record<string, string> }) {
  return (
    <s-stack gap="small">
      <s-heading>{order.earned}</s-heading>
      {order.of !== null && <s-text>{order.of}</s-text>}
      {order.from !== null && <s-text>{order.from}</s-text>}
      <s-section heading={words["why"] ?? ""}>
        <s-unordered-list>
          {order.reasons.map((reason) => (
            <s-list-item key={reason}>{reason}</s-list-item>
          ))}
        </s-unordered-list>
      </s-section>
      {order.rewards.map((reward) => (
        <s-text key={reward}>{reward}</s-text>
      ))}
    </s-stack>
  );
}
