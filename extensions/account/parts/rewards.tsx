import type { Account } from "../account";
import { RewardCard } from "./reward-card";

/** What points can be exchanged for, and what each reward asks. */
export function Rewards({ account }: { account: Account }) {
  const { program, texts, ui } = account;
  return (
    <s-section heading={ui["rewards_title"] ?? ""}>
      {texts.rewards.length === 0 && <s-text color="subdued">{ui["rewards_none"]}</s-text>}
      <s-grid gridTemplateColumns="repeat(auto-fit, minmax(240px, 1fr))" gap="base" accessibilityRole="unordered-list">
        {texts.rewards.map((words, at) => {
          const reward = program.rewards[at];
          return reward && <RewardCard key={words.key} account={account} words={words} reward={reward} />;
        })}
      </s-grid>
    </s-section>
  );
}
