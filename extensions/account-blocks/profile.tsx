import "@shopify/ui-extensions/preact";
import { render } from "preact";
import type { Account } from "../account/account";
import { Open } from "../account/open";
import { Standing } from "../account/parts/standing";
import { fill } from "../shared/words";

/** In the profile: what a member has, and the way to the rest. */
export default function extension(): void {
  render(<Open quiet draw={(account) => <Profile account={account} />} />, document.body);
}

function Profile({ account: { texts, mine, ui, standing } }: { account: Account }) {
  return (
    <s-section heading={texts.title}>
      <s-stack gap="base">
        {standing === "blocked" && <s-text>{ui["refused_blocked"]}</s-text>}
        {mine !== null && standing !== "outside" ? (
          <Standing mine={mine} ui={ui} short />
        ) : (
          <s-text>{fill(ui["join_lead"], { points: texts.points[1] })}</s-text>
        )}
        {standing === "outside" && texts.joins && <s-text type="strong">{texts.joins}</s-text>}
        <s-link href="extension:fidelio-account/">{ui["account_open"]}</s-link>
      </s-stack>
    </s-section>
  );
}
