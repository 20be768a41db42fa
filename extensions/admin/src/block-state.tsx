import { say } from "./admin";
import type { Looked } from "./use-answer";

/** A block that has nothing to show yet, or was not answered. */
export function BlockState({ looked, onRetry }: { looked: Exclude<Looked<unknown>, { is: "ready" }>; onRetry: () => void }) {
  if (looked.is === "loading") return <s-spinner accessibilityLabel={say("loading")} />;
  return (
    <s-stack gap="base">
      <s-banner tone="critical">{looked.says}</s-banner>
      <s-button onClick={onRetry}>{say("retry")}</s-button>
    </s-stack>
  );
}
