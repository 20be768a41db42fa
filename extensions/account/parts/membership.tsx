import { useState } from "preact/hooks";
import { fill } from "../../shared/words";
import type { Account } from "../account";
import { isTicked } from "../fields";
import { Ask } from "./ask";
import { Said } from "./said";

/** For who takes no part: what the program is, and joining it. */
export function Join({ account }: { account: Account }) {
  const { program, texts, ui, standing, act, busy, shop } = account;
  const [agrees, setAgrees] = useState(false);
  // joined: what is said of it outlives the form
  if (standing !== "outside" && standing !== "left") return <Said account={account} place="join" />;
  const join = () =>
    void act({ place: "join", path: "join", send: { terms: program.terms.version, ...(agrees && { agree: "yes" }) }, done: ui["joined"] });
  return (
    <s-section>
      <s-stack gap="base">
        <s-text>{standing === "left" ? ui["left"] : fill(ui["join_lead"], { points: texts.points[1] })}</s-text>
        {texts.joins && <s-text type="strong">{texts.joins}</s-text>}
        {program.terms.ask ? (
          <s-checkbox
            label={fill(ui["join_agree"], { terms: ui["terms_inline"] ?? "" })}
            checked={agrees}
            onChange={(event) => setAgrees(isTicked(event))}
          />
        ) : (
          <s-text color="subdued">{fill(ui["join_by"], { terms: ui["terms_inline"] ?? "" })}</s-text>
        )}
        <Terms shop={shop} words={ui["terms"]} />
        <Said account={account} place="join" />
        <s-button variant="primary" loading={busy === "join"} onClick={join}>
          {ui["join"]}
        </s-button>
      </s-stack>
    </s-section>
  );
}

/** For who takes part: the terms, and the way out. */
export function Leave({ account }: { account: Account }) {
  const { mine, ui, standing, act, busy, shop } = account;
  if (standing !== "active" && standing !== "blocked") return null;
  return (
    <s-section heading={ui["account_membership"] ?? ""}>
      <s-stack gap="base">
        <Terms shop={shop} words={ui["terms"]} />
        <Said account={account} place="leave" />
        {mine?.leaving && (
          <Ask
            id="leave"
            critical
            opens={ui["leave"] ?? ""}
            asks={mine.leaving}
            yes={ui["leave_yes"] ?? ""}
            no={ui["close"] ?? ""}
            busy={busy === "leave"}
            done={() => void act({ place: "join", path: "leave" })}
          />
        )}
      </s-stack>
    </s-section>
  );
}

function Terms({ shop, words }: { shop: string; words: string | undefined }) {
  return (
    <s-link href={`${shop}/apps/fidelio/terms`} target="_blank">
      {words}
    </s-link>
  );
}
