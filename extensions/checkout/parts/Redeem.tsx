import type { ExtensionSummary } from "../../../app/face/extension-answers";
import type { SummaryAnswer } from "../../../app/face/proxy-answers";
import { asker } from "../../shared/ask";
import { useActs } from "../../shared/use-acts";
import { useAnswer } from "../../shared/use-answer";
import { viewOf, type View } from "../../shared/view";
import type { Place } from "../acts";
import { checkout } from "../checkout";
import { takesCodes } from "../codes";
import { Failed, Loading } from "./Failed";
import { Friend } from "./Friend";
import { earnsIn, Guest } from "./Guest";
import { Join } from "./Join";
import { Member } from "./Member";
import type { Part } from "./part";
import { Told } from "./Told";

const ask = asker(() => checkout().sessionToken.get());

/** The block of the checkout's steps. */
export function Redeem() {
  const { localization, buyerIdentity, extension, i18n, settings } = checkout();
  const language = localization.language.value.isoCode;
  const customer = buyerIdentity?.customer.value?.id;
  const look = () => ask<ExtensionSummary>("summary", { query: { language, surface: "checkout" } });
  const { asked, again, put } = useAnswer(look, `${language} ${customer}`);
  if (asked === null) return <Loading />;
  if (!asked.ok) return <Failed refusal={asked} again={() => void again()} />;
  const view = viewOf(asked.body);
  if (view === null) return extension.editor === undefined ? null : <s-text color="subdued">{i18n.translate("unpublished")}</s-text>;
  if (view.standing === "guest" && settings.value["hide_guests"] === true) return null;
  const refresh = async () => {
    const now = await look();
    if (!now.ok) return null;
    put(now.body);
    return now.body.member;
  };
  return <Shown view={view} put={(answer) => put({ ...asked.body, ...answer })} refresh={refresh} />;
}

interface Given {
  view: View;
  put: (answer: SummaryAnswer) => void;
  refresh: Place["refresh"];
}

function Shown({ view, put, refresh }: Given) {
  const { ui, standing, texts } = view;
  const acts = useActs(ui["refused_unavailable"] ?? "");
  const part: Part = { ...acts, view, place: { ask, view, put, refresh } };
  const { open, hide_friend: hideFriend } = checkout().settings.value;
  return (
    <s-section heading={texts.title}>
      <s-stack gap="base">
        <Standing part={part} open={open === true} />
        {standing === "active" && !takesCodes() && <s-text color="subdued">{ui["checkout_closed"]}</s-text>}
        {texts.states.closing !== null && <s-text color="subdued">{texts.states.closing}</s-text>}
        {hideFriend !== true && <Friend part={part} />}
      </s-stack>
    </s-section>
  );
}

function Standing({ part, open }: { part: Part; open: boolean }) {
  const { view } = part;
  const { ui, standing } = view;
  const earns = earnsIn(view);
  switch (standing) {
    case "guest":
      return <Guest view={view} />;
    case "blocked":
      return <s-text>{ui["refused_blocked"]}</s-text>;
    case "active":
      return (
        <s-stack gap="base">
          <Member part={part} open={open} />
          {otherAddress() && <s-text color="subdued">{ui["checkout_other_email"]}</s-text>}
          {earns !== null && <s-text color="subdued">{earns}</s-text>}
        </s-stack>
      );
    default:
      return (
        <s-stack gap="base">
          {standing === "left" && <s-text>{ui["left"]}</s-text>}
          {earns !== null && <s-text>{earns}</s-text>}
          <Told said={part.said} />
          <Join part={part} />
        </s-stack>
      );
  }
}

/** Codes are bound to the account: the order must carry its address. Nothing is said where Shopify does not tell either. */
function otherAddress(): boolean {
  const { buyerIdentity } = checkout();
  const [paying, account] = [buyerIdentity?.email.value, buyerIdentity?.customer.value?.email];
  return Boolean(paying && account && paying.toLowerCase() !== account.toLowerCase());
}
