import { useState } from "preact/hooks";
import type { Send } from "./invite";

interface Shown {
  shown: boolean;
  says: Record<string, string>;
  send: Send;
  /** for what nobody answered */
  failed: string;
}

/** Whether whoever opens the link reads the member's first name: theirs to say. */
export function ShownName({ shown, says, send, failed }: Shown) {
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const change = async () => {
    if (busy) return;
    setBusy(true);
    const refused = await send("name", { show: shown ? "no" : "yes" });
    setBusy(false);
    setWrong(refused && (refused.says ?? failed));
  };
  return (
    <s-stack gap="small-300">
      <s-text>{says[shown ? "name-shown" : "name-hidden"]}</s-text>
      {wrong !== null && <s-banner tone="critical">{wrong}</s-banner>}
      <s-button variant="secondary" loading={busy} onClick={() => void change()}>
        {says[shown ? "name-hide" : "name-show"]}
      </s-button>
    </s-stack>
  );
}
