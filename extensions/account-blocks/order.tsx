import "@shopify/ui-extensions/preact";
import { render } from "preact";
import type { OrderAnswer } from "../../app/face/extension-answers";
import type { Account } from "../account/account";
import { Open } from "../account/open";
import { useAnswer } from "../shared/use-answer";
import { orderStatus } from "./order-status";
import { SignIn } from "./sign-in";

/** On the order's own page: what it earned, and from when that can be spent. */
export default function extension(): void {
  render(<Block />, document.body);
}

function Block() {
  // whoever opens the link of an e-mail sees the order and is not signed in: nothing of a member's is shown then
  if (orderStatus().authenticationState.value !== "fully_authenticated") return <SignIn />;
  return <Open quiet draw={(account) => <Earned account={account} />} />;
}

function Earned({ account: { texts, ui, ask, language, standing } }: { account: Account }) {
  const { order } = orderStatus();
  const id = order.value?.id ?? "";
  const { asked, again } = useAnswer<OrderAnswer>(() => ask("order", { query: { id, language } }), `${id} ${language}`);
  const told = asked?.ok ? asked.body : null;
  return (
    <s-section heading={texts.title}>
      <s-stack gap="base">
        {asked === null && <s-skeleton-paragraph />}
        {asked?.ok === false && <s-text>{asked.says ?? ui["refused_unavailable"]}</s-text>}
        {told?.known === false && <s-text>{ui["account_counting"]}</s-text>}
        {(asked?.ok === false || told?.known === false) && (
          <s-button variant="secondary" onClick={() => void again()}>
            {orderStatus().i18n.translate("again")}
          </s-button>
        )}
        {told?.says.map((sentence, at) => (
          <s-text key={sentence} type={at === 0 ? "strong" : "generic"}>
            {sentence}
          </s-text>
        ))}
        {told && told.why.length > 0 && (
          <s-details>
            <s-summary>{ui["account_why"]}</s-summary>
            <s-unordered-list>
              {told.why.map((sentence) => (
                <s-list-item key={sentence}>{sentence}</s-list-item>
              ))}
            </s-unordered-list>
          </s-details>
        )}
        {standing === "outside" && texts.joins && <s-text>{texts.joins}</s-text>}
        <s-link href="extension:fidelio-account/">{ui["account_open"]}</s-link>
      </s-stack>
    </s-section>
  );
}
