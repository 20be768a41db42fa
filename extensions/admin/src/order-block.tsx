import "@shopify/ui-extensions/preact";
import { render } from "preact";
import type { StaffOrderAnswer, StaffOrderView } from "../../../app/routes/staff/answers";
import { say, shownId } from "./admin";
import { BlockState } from "./block-state";
import { useAnswer } from "./use-answer";

export default function orderBlock(): void {
  render(<OrderBlock />, document.body);
}

/** On an order's page: what it earned, and why. */
function OrderBlock() {
  const orderId = shownId() ?? "";
  const { looked, reload } = useAnswer<StaffOrderAnswer>("order", orderId);
  const order = looked.is === "ready" ? looked.answer.order : null;
  return (
    <s-admin-block heading={say("title")} {...(order === null ? {} : { collapsedSummary: order.earned })}>
      {looked.is === "ready" ? (
        <s-stack gap="base">
          {looked.answer.order && <Earned order={looked.answer.order} words={looked.answer.words} />}
          {looked.answer.notes.map((note) => (
            <s-paragraph key={note}>{note}</s-paragraph>
          ))}
          {order && <s-link href={`app:app/orders/${orderId}`}>{looked.answer.words["open-order"]}</s-link>}
        </s-stack>
      ) : (
        <BlockState looked={looked} onRetry={() => void reload()} />
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
