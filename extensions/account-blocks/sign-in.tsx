import { orderStatus } from "./order-status";

export function SignIn() {
  const { i18n, requireLogin } = orderStatus();
  return (
    <s-section>
      <s-stack gap="base">
        <s-text>{i18n.translate("signed_out")}</s-text>
        <s-button variant="secondary" onClick={() => void requireLogin()}>
          {i18n.translate("sign_in")}
        </s-button>
      </s-stack>
    </s-section>
  );
}
