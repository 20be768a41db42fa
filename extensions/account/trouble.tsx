import type { Refusal } from "../shared/ask";
import { host } from "./host";

export function Loading() {
  return (
    <s-stack gap="base" accessibilityRole="status">
      <s-text accessibilityVisibility="exclusive">{host().i18n.translate("loading")}</s-text>
      <s-skeleton-paragraph />
      <s-skeleton-paragraph />
    </s-stack>
  );
}

/** Why nothing can be shown, and the way on. */
export function Trouble({ refusal, again }: { refusal: Refusal; again: () => Promise<unknown> }) {
  const { i18n } = host();
  const why = refusal.says ?? i18n.translate(refusal.reason === "offline" ? "offline" : "away");
  return (
    <s-banner tone="warning">
      <s-stack gap="base">
        <s-text>{why}</s-text>
        <s-button variant="secondary" onClick={() => void again()}>
          {i18n.translate("again")}
        </s-button>
      </s-stack>
    </s-banner>
  );
}
