import type { MemberFace, MemberTexts } from "../../../app/face/public-face";
import type { Account } from "../account";
import { Copy } from "./copy";
import { Row } from "./row";

interface Shown {
  account: Account;
  held: MemberFace["received"][number];
  words: MemberTexts["received"][number] | undefined;
}

/** A perk to be handed over, a gift card, credit: what it is and what to do with it. */
export function Received({ account, held: { id, code, kind }, words }: Shown) {
  if (words === undefined) return null;
  return (
    <s-box border="base" borderRadius="base" padding="base">
      <s-stack gap="small">
        <s-heading>{words.title}</s-heading>
        {code !== null && kind === "gift-card" && <Copy account={account} id={id} code={code} title={words.title} />}
        {code !== null && kind === "perk" && <Row label={account.ui["code_label"]} value={code} />}
        <s-text>{words.says}</s-text>
      </s-stack>
    </s-box>
  );
}
