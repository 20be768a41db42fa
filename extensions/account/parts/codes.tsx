import type { MemberFace, MemberTexts } from "../../../app/face/public-face";
import { fill } from "../../shared/words";
import type { Account } from "../account";
import { Ask } from "./ask";
import { Copy } from "./copy";
import { Received } from "./received";
import { Said } from "./said";

/** The rewards that wait to be used, with their codes, and what was received. */
export function Codes({ account }: { account: Account }) {
  const { member, mine, ui } = account;
  if (member === null || mine === null) return null;
  const held = member.codes.length + member.making.length + member.received.length;
  if (held === 0 && account.said?.place !== "codes") return null;
  return (
    <s-section heading={ui["codes_title"] ?? ""}>
      <s-stack gap="base">
        <Said account={account} place="codes" />
        {member.making.length > 0 && <s-text color="subdued">{ui["redeem_waiting"]}</s-text>}
        {member.codes.map((one, at) => (
          <Code key={one.id} account={account} held={one} words={mine.codes[at]} />
        ))}
        {member.received.map((one, at) => (
          <Received key={one.id} account={account} held={one} words={mine.received[at]} />
        ))}
      </s-stack>
    </s-section>
  );
}

interface Shown {
  account: Account;
  held: MemberFace["codes"][number];
  words: MemberTexts["codes"][number] | undefined;
}

function Code({ account, held: { id, code, variant, gift }, words }: Shown) {
  const { ui, texts, busy, act, shop } = account;
  const title = words?.title ?? code;
  const named = (done: string | undefined) => fill(ui["account_named"], { act: done ?? "", reward: title });
  return (
    <s-box border="base" borderRadius="base" padding="base">
      <s-stack gap="small">
        <s-heading>{title}</s-heading>
        <Copy account={account} id={id} code={code} title={title} />
        {words?.ends && <s-text color="subdued">{words.ends}</s-text>}
        <s-stack direction="inline" gap="base">
          <s-button variant="primary" href={linkTo(shop, code, variant)} accessibilityLabel={named(ui["account_use"])}>
            {ui["account_use"]}
          </s-button>
          {!gift && (
            <Ask
              id={`give-back-${id}`}
              opens={ui["give_back"] ?? ""}
              label={named(ui["give_back"])}
              asks={fill(ui["give_back_ask"], { points: texts.points[1] })}
              yes={ui["give_back_yes"] ?? ""}
              no={ui["close"] ?? ""}
              busy={busy === "codes"}
              done={() => void act({ place: "codes", path: "give-back", send: { redemption: id }, done: ui["given_back"] })}
            />
          )}
        </s-stack>
      </s-stack>
    </s-box>
  );
}

/** Into the cart with the code, and before it with the product that it makes free. */
function linkTo(shop: string, code: string, variant: string | null): string {
  const folder = new URL(shop).pathname.replace(/\/$/u, "");
  const apply = `/discount/${encodeURIComponent(code)}?redirect=${folder}/cart`;
  return variant === null ? `${shop}${apply}` : `${shop}/cart/add?id=${variant}&quantity=1&return_to=${encodeURIComponent(folder + apply)}`;
}
