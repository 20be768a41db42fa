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
  const { mine, program, standing } = account;
  const stand = mine?.rewards.find(({ key }) => key === words.key);
  const open = standing === "active" && program.spending && stand?.can === true;
  return (
    <s-box border="base" borderRadius="base" padding="base" accessibilityRole="list-item">
      <s-stack gap="small">
        {words.image && <s-image src={words.image} alt="" aspectRatio="16/9" objectFit="cover" />}
        <s-heading>{words.title}</s-heading>
        <s-text type="strong">{words.cost}</s-text>
        {words.description && <s-paragraph>{words.description}</s-paragraph>}
        {words.conditions && <s-paragraph color="subdued">{words.conditions}</s-paragraph>}
        {standing === "active" && program.spending && stand && <s-text>{stand.says}</s-text>}
        {open && stand.ends && <s-text color="subdued">{stand.ends}</s-text>}
        {open && <Exchange account={account} words={words} reward={reward} />}
        <Said account={account} place={placeOf(words.key)} />
      </s-stack>
    </s-box>
  );
}
