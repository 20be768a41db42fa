import { useState } from "preact/hooks";
import type { FriendAnswer } from "../../../app/face/friend/claim-texts";
import type { Account } from "../account";
import { textOf } from "../fields";

/** One closed line where a friend enters an advocate's code. Who they are Shopify says; what they get is for the shop's cart. */
export function Friend({ account: { ui, ask, language, shop } }: { account: Account }) {
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  const [given, setGiven] = useState<FriendAnswer | null>(null);
  const [busy, setBusy] = useState(false);
  const take = async () => {
    if (busy) return;
    setBusy(true);
    setWrong(null);
    const asked = await ask<FriendAnswer>("friend", { send: { code: typed, language, surface: "account" } });
    setBusy(false);
    setGiven(asked.ok ? asked.body : null);
    if (!asked.ok) setWrong(asked.says ?? ui["refused_unavailable"] ?? "");
  };
  return (
    <s-details>
      <s-summary>{ui["account_friend"]}</s-summary>
      <s-stack gap="base">
        <s-text color="subdued">{ui["referral_lead"]}</s-text>
        <s-text-field
          label={ui["code_label"] ?? ""}
          value={typed}
          onInput={(event: Event) => setTyped(textOf(event))}
          {...(wrong === null ? {} : { error: wrong })}
        />
        {given !== null && <s-banner tone={given.waiting ? "info" : "success"}>{given.says}</s-banner>}
        {given !== null && given.code !== null && (
          <s-link href={`${shop}/discount/${encodeURIComponent(given.code)}?redirect=${new URL(shop).pathname}`}>
            {ui["account_use"]}
          </s-link>
        )}
        <s-button variant="secondary" loading={busy} onClick={() => void take()}>
          {ui["referral_send"]}
        </s-button>
      </s-stack>
    </s-details>
  );
}
