import type { Refusal } from "../shared/ask";
import { failure, say } from "./admin";

/** A block that has nothing to show: not answered yet, or refused. */
export function BlockState({ asked, onRetry }: { asked: Refusal | null; onRetry: () => void }) {
  if (asked === null) return <s-spinner accessibilityLabel={say("loading")} />;
  return (
    <s-stack gap="base">
      <s-banner tone="critical">{failure(asked)}</s-banner>
      <s-button onClick={onRetry}>{say("retry")}</s-button>
    </s-stack>
  );
}
