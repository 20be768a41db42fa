import type { Refusal } from "../../shared/ask";
import { shop } from "../checkout";

/** While the app is asked: in words, because a grey line by itself is no sentence. */
export function Loading() {
  return (
    <s-stack gap="small-200" accessibilityRole="status">
      <s-text color="subdued">{shop().i18n.translate("loading")}</s-text>
      <s-skeleton-paragraph />
    </s-stack>
  );
}

/** Nobody answered, or not as we know it: nothing here keeps anyone from buying. */
export function Failed({ refusal, again }: { refusal: Refusal; again: () => void }) {
  const { translate } = shop().i18n;
  return (
    <s-stack gap="small-200" accessibilityRole="status">
      <s-text color="subdued">{refusal.says ?? translate("failed")}</s-text>
      <s-button variant="secondary" onClick={again}>
        {translate("again")}
      </s-button>
    </s-stack>
  );
}
