import { fill } from "../../shared/words";
import type { Account } from "../account";
import { Ask } from "./ask";
import { Said } from "./said";

/** The rewards that wait to be used, with their codes. */
export function Codes({ account }: { account: Account }) {
  const { member, mine, ui } = account;
  if (member === null || mine === null) return null;
  if (member.codes.length + member.making.length === 0 && account.said?.place !== "codes") return null;
  return (
    <s-section heading={ui["codes_title"] ?? ""}>
      <s-stack gap="base">
        <Said account={account} place="codes" />
        {member.making.length > 0 && <s-text color="subdued">{ui["redeem_waiting"]}</s-text>}
        {member.codes.map(({ id, code }, at) => (
          <Code key={id} account={account} id={id} code={code} words={mine.codes[at]} />
        ))}
      </s-stack>
    </s-section>
  );
}

interface Shown {
  account: Account;
  id: string;
  code: string;
  words: { title: string; ends: string | null } | undefined;
}

function Code({ account, id, code, words }: Shown) {
  const { ui, texts, busy, act, shop } = account;
  const clip = `copy-${id}`;
  const named = (act: string | undefined) => fill(ui["account_named"], { act: act ?? "", reward: words?.title ?? code });
  return (
    <s-box border="base" borderRadius="base" padding="base">
      <s-stack gap="small">
        <s-heading>{words?.title}</s-heading>
        <s-stack direction="inline" gap="base" alignItems="center">
          <s-text color="subdued">{ui["code_label"]}</s-text>
          <s-text type="strong">{code}</s-text>
          <s-button variant="secondary" command="--copy" commandFor={clip} accessibilityLabel={named(ui["copy"])}>
            {ui["copy"]}
          </s-button>
          <s-clipboard-item id={clip} text={code} />
        </s-stack>
        <s-text color="subdued">{words?.ends}</s-text>
        <s-stack direction="inline" gap="base">
          <s-button
            variant="primary"
            href={`${shop}/discount/${encodeURIComponent(code)}?redirect=/cart`}
            accessibilityLabel={named(ui["account_use"])}
          >
            {ui["account_use"]}
          </s-button>
          <Ask
            id={`give-back-${id}`}
            opens={ui["give_back"] ?? ""}
            asks={fill(ui["give_back_ask"], { points: texts.points[1] })}
            label={named(ui["give_back"])}
            yes={ui["give_back_yes"] ?? ""}
            no={ui["close"] ?? ""}
            busy={busy === "codes"}
            done={() => void act({ place: "codes", path: "give-back", send: { redemption: id }, done: ui["given_back"] })}
          />
        </s-stack>
      </s-stack>
    </s-box>
  );
}
