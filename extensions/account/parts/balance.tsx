import type { Account } from "../account";
import { Standing } from "./standing";

/** What they have; of who takes no part yet, what waits for them. */
export function Balance({ account: { member, mine, ui, texts, standing } }: { account: Account }) {
  if (member === null || mine === null) return null;
  if (standing === "outside" && member.available + member.pending === 0) return null;
  return (
    <s-section heading={ui["balance_title"] ?? ""}>
      <s-stack gap="base">
        <Standing mine={mine} ui={ui} />
        {texts.pending && <s-text color="subdued">{texts.pending}</s-text>}
        {texts.expiry && <s-text color="subdued">{texts.expiry}</s-text>}
      </s-stack>
    </s-section>
  );
}
