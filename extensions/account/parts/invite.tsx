import { useState } from "preact/hooks";
import type { AdvocateAnswer } from "../../../app/face/advocate/advocate-answer";
import type { Refusal } from "../../shared/ask";
import { useAnswer } from "../../shared/use-answer";
import { Copied, Link, Ways } from "../../shared/ways";
import type { Account } from "../account";
import { Friend } from "./friend";
import { OwnCode } from "./own-code";
import { ShownName } from "./shown-name";

/** What a member hands on to bring friends and what came of it, read when it is opened; and where a friend's code is entered. */
export function Invite({ account }: { account: Account }) {
  const { program, standing, ui } = account;
  const [open, setOpen] = useState(false);
  if (!program.referrals || standing === "guest" || standing === "blocked") return null;
  return (
    <s-section>
      {standing === "active" && (
        <s-details onToggle={() => setOpen(true)}>
          <s-summary>{ui["referral_invite"]}</s-summary>
          {open && <Page account={account} />}
        </s-details>
      )}
      <Friend account={account} />
    </s-section>
  );
}

/** One act of the page: what is true then, or why not. */
export type Send = (path: string, send: Record<string, string>) => Promise<Refusal | null>;

function Page({ account: { ui, ask, language } }: { account: Account }) {
  const { asked, put } = useAnswer<AdvocateAnswer>(() => ask("referrals", { query: { language } }), language);
  if (asked === null) return <s-skeleton-paragraph />;
  if (!asked.ok) return <s-banner tone="critical">{asked.says ?? ui["refused_unavailable"]}</s-banner>;
  const { ui: says, offer, earned, milestones, friends, nameShown, code } = asked.body;
  const send: Send = async (path, fields) => {
    const answer = await ask<AdvocateAnswer>(`referrals/${path}`, { send: { ...fields, language } });
    if (answer.ok) put(answer.body);
    return answer.ok ? null : answer;
  };
  return (
    <s-stack gap="base">
      {offer.map((line) => (
        <s-text key={line}>{line}</s-text>
      ))}
      <HandOn page={asked.body} />
      {earned.map((line) => (
        <s-text key={line}>{line}</s-text>
      ))}
      {milestones.map((one) => (
        <s-stack key={one.of} gap="small-300">
          <s-text>{`${one.says} · ${one.progress}`}</s-text>
          <s-progress value={one.done} max={one.of} accessibilityLabel={one.says} />
        </s-stack>
      ))}
      <s-heading>{says["friends-title"]}</s-heading>
      {friends.length === 0 && <s-text>{says["none"]}</s-text>}
      {friends.map(({ id, name, says: stands }) => (
        <s-stack key={id} gap="small-500">
          <s-text type="strong">{name}</s-text>
          <s-text>{stands}</s-text>
        </s-stack>
      ))}
      {code !== null && <OwnCode code={code} says={says} send={send} failed={ui["refused_unavailable"] ?? ""} />}
      {nameShown !== null && <ShownName shown={nameShown} says={says} send={send} failed={ui["refused_unavailable"] ?? ""} />}
    </s-stack>
  );
}

/** The link, the message that goes along with it, the ways to share both, and the link as a picture. */
function HandOn({ page: { link, share, ui: says } }: { page: AdvocateAnswer }) {
  if (link === null || share === null) return null;
  return (
    <s-stack gap="base">
      <Link link={link} label={says["link"] ?? ""} />
      <s-stack gap="small-500">
        <s-text color="subdued">{says["message"]}</s-text>
        <s-text>{share.text}</s-text>
      </s-stack>
      <s-stack direction="inline" gap="base">
        <Copied id="copy-link" text={link} label={says["copy"] ?? ""} />
        <Copied id="copy-message" text={`${share.text} ${link}`} label={says["copy-message"] ?? ""} />
      </s-stack>
      <Ways ways={share.ways} />
      <s-details>
        <s-summary>{says["qr"]}</s-summary>
        <s-qr-code content={link} accessibilityLabel={says["qr"] ?? ""} />
      </s-details>
    </s-stack>
  );
}
