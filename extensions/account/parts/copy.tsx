import { fill } from "../../shared/words";
import type { Account } from "../account";

/** A code, to be read and to be copied. */
export function Copy({ account: { ui }, id, code, title }: { account: Account; id: string; code: string; title: string }) {
  const label = fill(ui["account_named"], { act: ui["copy"] ?? "", reward: title });
  return (
    <s-stack direction="inline" gap="base" alignItems="center">
      <s-text color="subdued">{ui["code_label"]}</s-text>
      <s-text type="strong">{code}</s-text>
      <s-button variant="secondary" command="--copy" commandFor={`copy-${id}`} accessibilityLabel={label}>
        {ui["copy"]}
      </s-button>
      <s-clipboard-item id={`copy-${id}`} text={code} />
    </s-stack>
  );
}
