import { useState } from "preact/hooks";
import { textOf } from "../fields";
import type { Send } from "./invite";

interface Shown {
  code: string;
  says: Record<string, string>;
  send: Send;
  /** for what nobody answered */
  failed: string;
}

/** The member's code, and a word of their own instead; why one is not taken stands beside the field. */
export function OwnCode({ code, says, send, failed }: Shown) {
  const [typed, setTyped] = useState(code);
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const keep = async () => {
    if (busy) return;
    setBusy(true);
    setWrong(null);
    const refused = await send("code", { code: typed });
    setBusy(false);
    if (refused !== null) setWrong(refused.says ?? failed);
  };
  return (
    <s-stack gap="small-300">
      <s-stack direction="inline" gap="small-300">
        <s-text color="subdued">{says["code"]}</s-text>
        <s-text type="strong">{code}</s-text>
      </s-stack>
      <s-details>
        <s-summary>{says["change"]}</s-summary>
        <s-stack gap="base">
          <s-text-field
            label={says["code"] ?? ""}
            value={typed}
            onInput={(event: Event) => setTyped(textOf(event))}
            {...(wrong === null ? {} : { error: wrong })}
          />
          <s-text color="subdued">{says["change-lead"]}</s-text>
          <s-button variant="secondary" loading={busy} onClick={() => void keep()}>
            {says["change-send"]}
          </s-button>
        </s-stack>
      </s-details>
    </s-stack>
  );
}
