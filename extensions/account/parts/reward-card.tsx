import type { FaceReward } from "../../../app/face/public-face";
import type { Account } from "../account";
import { placeOf } from "../redeem";
import { Exchange } from "./exchange";
import { Said } from "./said";

interface Shown {
  account: Account;
  words: Account["texts"]["rewards"][number];
  reward: FaceReward;
}

/** One reward: what it gives, costs and asks, and where the member stands with it. */
export function RewardCard({ account, words, reward }: Shown) {
  const { mine, program, standing, ui, shop } = account;
  const stands = standing === "active" && program.spending ? mine?.rewards.find(({ key }) => key === words.key) : undefined;
  const can = stands?.can === true && words.closed === null;
  return (
    <s-box border="base" borderRadius="base" padding="base" accessibilityRole="list-item">
      <s-stack gap="small">
        {words.image && <s-image src={words.image} alt="" aspectRatio="16/9" objectFit="cover" />}
        <s-heading>{words.title}</s-heading>
        <s-text type="strong">{words.cost}</s-text>
        {words.gives && <s-text>{words.gives}</s-text>}
        {words.description && <s-paragraph>{words.description}</s-paragraph>}
        {words.conditions && <s-paragraph color="subdued">{words.conditions}</s-paragraph>}
        {words.closed === null ? stands && <s-text>{stands.says}</s-text> : <s-text>{words.closed}</s-text>}
        {can && stands.expires && <s-text>{stands.expires}</s-text>}
        {can && !reward.needsCart && <Exchange account={account} words={words} reward={reward} />}
        {can && reward.needsCart && (
          <s-stack gap="small-300">
            <s-text color="subdued">{ui["account_needs_cart"]}</s-text>
            <s-link href={`${shop}/cart`}>{ui["account_cart"]}</s-link>
          </s-stack>
        )}
        <Said account={account} place={placeOf(words.key)} />
      </s-stack>
    </s-box>
  );
}
