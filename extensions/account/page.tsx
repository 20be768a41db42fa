import "@shopify/ui-extensions/preact";
import { render } from "preact";
import type { Account } from "./account";
import { Open } from "./open";
import { Balance } from "./parts/balance";
import { Codes } from "./parts/codes";
import { History } from "./parts/history";
import { Invite } from "./parts/invite";
import { Lots } from "./parts/lots";
import { Join, Leave } from "./parts/membership";
import { Rewards } from "./parts/rewards";
import { States } from "./parts/states";
import { Tiers } from "./parts/tiers";
import { Ways } from "./parts/ways";

/** The member's own page in their account. */
export default function extension(): void {
  render(<Open draw={(account) => <Page account={account} />} />, document.body);
}

function Page({ account }: { account: Account }) {
  const { texts } = account;
  return (
    <s-page heading={texts.title} {...(texts.description === null ? {} : { subheading: texts.description })}>
      <s-stack gap="large">
        <States account={account} />
        <Join account={account} />
        <Balance account={account} />
        <Codes account={account} />
        <Rewards account={account} />
        <Ways account={account} />
        <Invite account={account} />
        <Tiers account={account} />
        <Lots account={account} />
        <History account={account} />
        <Leave account={account} />
      </s-stack>
    </s-page>
  );
}
