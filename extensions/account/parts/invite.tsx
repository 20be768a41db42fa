import { useState } from "preact/hooks";
import type { AdvocateAnswer } from "../../../app/face/advocate/advocate-answer";
import { useAnswer } from "../../shared/use-answer";
import type { Account } from "../account";

/** What a member hands on to bring friends, and what came of it: read when it is opened. */
export function Invite({ account }: { account: Account }) {
  const { program, standing, ui } = account;
  const [open, setOpen] = useState(false);
  if (!program.referrals || standing !== "active") return null;
  return (
    <s-section>
      <s-details onToggle={() => setOpen(true)}>
        <s-summary>{ui["referral_invite"]}</s-summary>
        {open && <Page account={account} />}
      </s-details>
    </s-section>
  );
}

function Page({ account: { ui, ask, language, shop } }: { account: Account }) {
  const { asked } = useAnswer<AdvocateAnswer>(() => ask("referrals", { query: { language } }), language);
  if (asked === null) return <s-skeleton-paragraph />;
  if (!asked.ok) return <s-banner tone="critical">{asked.says ?? ui["refused_unavailable"]}</s-banner>;
  const { ui: says, link, code, offer, share, earned, milestones, friends } = asked.body;
  return (
    <s-stack gap="base">
      {offer.map((line) => (
        <s-text key={line}>{line}</s-text>
      ))}
      {link !== null && (
        <s-stack direction="inline" gap="base" alignItems="center">
          <s-text color="subdued">{says["code"]}</s-text>
          <s-text type="strong">{code}</s-text>
          <s-button variant="secondary" command="--copy" commandFor="copy-link">
            {says["copy"]}
          </s-button>
          <s-clipboard-item id="copy-link" text={link} />
        </s-stack>
      )}
      {share !== null && (
        <s-stack direction="inline" gap="base">
          {share.ways.map(({ to, label, url }) => (
            <s-link key={to} href={url} target="_blank">
              {label}
            </s-link>
          ))}
        </s-stack>
      )}
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
      <s-link href={`${shop}/apps/fidelio/referrals`} target="_blank">
        {says["change"]}
      </s-link>
    </s-stack>
  );
}
