import type { Api } from "@shopify/ui-extensions/purchase.thank-you.block.render";
import { useEffect } from "preact/hooks";
import type { ExtensionSummary, OrderAnswer } from "../../../app/face/extension-answers";
import { asker } from "../../shared/ask";
import { useAnswer } from "../../shared/use-answer";
import { viewOf, type View } from "../../shared/view";
import { Copied, Link, Ways, waysOf } from "../../shared/ways";
import { fill } from "../../shared/words";
import { numberOf, shop } from "../checkout";
import { Loading } from "./Failed";
import { earnsIn, signInAddress } from "./Guest";

const ask = asker(() => shop().sessionToken.get());

/** Shopify tells of an order some seconds after it was placed. */
const looksAfterMilliseconds = [2_000, 4_000, 8_000, 15_000, 30_000];

/** The block of the thank-you page: what the order earned, and from when it can be spent. */
export function Thanks() {
  const { localization, buyerIdentity, extension, i18n, settings } = shop();
  const language = localization.language.value.isoCode;
  const customer = buyerIdentity?.customer.value?.id;
  const { asked } = useAnswer<ExtensionSummary>(
    () => ask("summary", { query: { language, surface: "checkout" } }),
    `${language} ${customer}`,
  );
  if (asked === null) return <Loading />;
  // the order is placed: where nobody answers there is nothing to do about it here
  if (!asked.ok) return null;
  const view = viewOf(asked.body);
  if (view === null) return extension.editor === undefined ? null : <s-text color="subdued">{i18n.translate("unpublished")}</s-text>;
  const guest = view.standing === "guest";
  if (guest && (settings.value["hide_guests"] === true || earnsIn(view) === null)) return null;
  return (
    <s-section heading={view.texts.title}>
      {guest ? <Stranger view={view} /> : <Earned view={view} />}
      {view.program.referrals && view.standing === "active" && <HandOn view={view} address={asked.body.shop} />}
    </s-section>
  );
}

/** What they hand on to bring friends; who has no summary with a link yet is led to the page that makes one. */
function HandOn({ view: { ui, texts, member }, address }: { view: View; address: string }) {
  const own = `${address}/apps/fidelio/referrals`;
  const referral = member?.referral;
  if (!referral || !texts.invite) {
    return (
      <s-link href={own} target="_blank">
        {ui["referral_invite"]}
      </s-link>
    );
  }
  return (
    <s-stack gap="small-200">
      <s-heading>{ui["referral_invite"]}</s-heading>
      <s-text>{texts.invite.offer}</s-text>
      <Link link={referral.url} label={ui["referral_link"] ?? ""} />
      <Copied id="copy-link" text={referral.url} label={ui["referral_copy"] ?? ""} />
      <Ways ways={waysOf(texts.invite, referral, ui)} />
      <s-link href={own} target="_blank">
        {ui["referral_own"]}
      </s-link>
    </s-stack>
  );
}

/** A guest's points wait for whoever proves to be them. */
function Stranger({ view }: { view: View }) {
  const { ui, texts } = view;
  return (
    <s-stack gap="small-200">
      <s-text>{earnsIn(view)}</s-text>
      <s-text color="subdued">{fill(ui["checkout_thanks_guest"], { points: texts.points[1] })}</s-text>
      <s-link href={signInAddress("/account")}>{ui["sign_in"]}</s-link>
    </s-stack>
  );
}

function Earned({ view }: { view: View }) {
  const { ui, language, mine } = view;
  const { orderConfirmation } = shop() as unknown as Api;
  const id = numberOf(orderConfirmation.value.order.id);
  const { asked, again } = useAnswer<OrderAnswer>(() => ask("order", { query: { id, language, surface: "checkout" } }), id);
  const known = asked?.ok === true && asked.body.known;
  useEffect(() => {
    if (known) return;
    const looks = looksAfterMilliseconds.map((after) => setTimeout(() => void again(), after));
    return () => looks.forEach(clearTimeout);
  }, [known, again]);
  if (asked?.ok && asked.body.known) {
    return (
      <s-stack gap="small-200" accessibilityRole="status">
        {asked.body.says.map((sentence) => (
          <s-text key={sentence}>{sentence}</s-text>
        ))}
        {mine !== null && <s-text color="subdued">{fill(ui["checkout_balance"], { points: mine.available })}</s-text>}
      </s-stack>
    );
  }
  const earns = earnsIn(view);
  return (
    <s-stack gap="small-200" accessibilityRole="status">
      {earns !== null && <s-text>{earns}</s-text>}
      {view.standing === "active" && <s-text color="subdued">{ui["checkout_thanks_later"]}</s-text>}
    </s-stack>
  );
}
