import { fill } from "../../shared/words";
import type { Account } from "../account";
import { Birthday } from "./birthday";
import { Said } from "./said";

/** How points are earned, and where the member stands with each way. */
export function Ways({ account }: { account: Account }) {
  const { texts, ui, program } = account;
  if (texts.earning.length === 0) return null;
  return (
    <s-section heading={fill(ui["earn_title"], { points: texts.points[1] })}>
      <s-stack gap="base" accessibilityRole="unordered-list">
        {texts.earning.map((words, at) => (
          <Way key={words.key} account={account} words={words} way={program.ways[at]} />
        ))}
      </s-stack>
    </s-section>
  );
}

interface Shown {
  account: Account;
  words: Account["texts"]["earning"][number];
  way: Account["program"]["ways"][number] | undefined;
}

function Way({ account, words, way }: Shown) {
  const { mine, member, standing, ui, act } = account;
  const place = `way-${words.key}`;
  const at = member?.ways.findIndex(({ key }) => key === words.key) ?? -1;
  const stands = at < 0 ? null : mine?.ways[at];
  const done = at >= 0 && member?.ways[at]?.done === true;
  const follow = () => void act({ place, path: "social", send: { rule: words.key } });
  return (
    <s-box accessibilityRole="list-item">
      <s-stack gap="small-300">
        <s-grid gridTemplateColumns="1fr auto" gap="base">
          <s-heading>{words.title}</s-heading>
          {stands && <s-badge tone={done ? "auto" : "neutral"}>{stands}</s-badge>}
        </s-grid>
        <s-text>{words.gives}</s-text>
        {words.description && <s-paragraph color="subdued">{words.description}</s-paragraph>}
        {standing === "active" && way?.on === "social" && way.link && !done && (
          <s-stack gap="small-300">
            <s-text color="subdued">{ui["social_trust"]}</s-text>
            <s-link href={way.link} target="_blank" onClick={follow} accessibilityLabel={fill(ui["social_named"], { way: words.title })}>
              {ui["social_follow"]}
            </s-link>
          </s-stack>
        )}
        {standing === "active" && way?.on === "birthday" && <Birthday account={account} place={place} />}
        <Said account={account} place={place} />
      </s-stack>
    </s-box>
  );
}
