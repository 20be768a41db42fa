import { coded, type ShareWay, shareWays } from "../../app/loyalty/share-ways";
import type { MemberFace, ProgramTexts } from "../../app/face/public-face";

/** Services by their own names, which no language changes. */
const services: Partial<Record<ShareWay["to"], string>> = {
  whatsapp: "WhatsApp",
  messenger: "Messenger",
  "messenger-web": "Messenger",
  x: "X",
};

/** The ways to share a member's link with the program's message, of those that the summary names. */
export function waysOf(
  invite: NonNullable<ProgramTexts["invite"]>,
  { code, url }: NonNullable<MemberFace["referral"]>,
  ui: Record<string, string>,
): ShareWay[] {
  return shareWays(coded(invite, code), url, (to) => services[to] ?? ui[`referral_${to}`] ?? to);
}

/** Where Messenger is an app; unknown where the worker is not told of the device. */
const onPhone = (): boolean | null => {
  const agent = globalThis.navigator?.userAgent;
  return agent ? /Android|iPhone|iPad|Mobile/iu.test(agent) : null;
};

/** Messenger once: its app on a telephone, its page on a desktop. */
export function fitting(ways: readonly ShareWay[], phone = onPhone()): ShareWay[] {
  const leaves = phone === null ? undefined : phone ? "messenger-web" : "messenger";
  return ways.filter(({ to }) => to !== leaves);
}

/** A link for each way to share. */
export function Ways({ ways }: { ways: readonly ShareWay[] }) {
  return (
    <s-stack direction="inline" gap="base">
      {fitting(ways).map(({ to, label, url }) => (
        <s-link key={to} href={url} target="_blank">
          {label}
        </s-link>
      ))}
    </s-stack>
  );
}

/** A link that no line breaks: in a field it may be longer than the page is wide. */
export function Link({ link, label }: { link: string; label: string }) {
  return <s-text-field label={label} value={link} readOnly />;
}

/** What is to be copied, with the button that does so. */
export function Copied({ id, text, label }: { id: string; text: string; label: string }) {
  return (
    <>
      <s-button variant="secondary" command="--copy" commandFor={id}>
        {label}
      </s-button>
      <s-clipboard-item id={id} text={text} />
    </>
  );
}
