import { fill } from "../../shared/words";
import { Code } from "./Code";
import { Reward } from "./Reward";
import { Told } from "./Told";
import type { Part } from "./part";
import { inCheckout } from "./part";

/** Points and what they are worth, live codes, rewards. */
export function Member({ part, open }: { part: Part; open: boolean }) {
  const { view } = part;
  const { program, texts, member, mine, ui } = view;
  if (member === null || mine === null) return null;
  const rewards = program.rewards.filter(inCheckout);
  const others = program.rewards
    .filter((one) => !inCheckout(one))
    .map(({ key }) => texts.rewards.find((one) => one.key === key)?.title ?? "");
  return (
    <s-stack gap="base">
      <s-stack gap="none">
        <s-text type="strong">{mine.available}</s-text>
        {mine.worth !== null && <s-text>{mine.worth}</s-text>}
        {mine.owed !== null && <s-text color="subdued">{mine.owed}</s-text>}
      </s-stack>
      {member.codes.map((live, at) => (
        <Code key={live.id} part={part} live={live} text={mine.codes[at]} />
      ))}
      <Told said={part.said} />
      {member.making.length > 0 && <s-text color="subdued">{ui["redeem_waiting"]}</s-text>}
      {texts.states.spending !== null && <s-text>{texts.states.spending}</s-text>}
      {program.spending && rewards.length > 0 && (
        <s-details defaultOpen={open}>
          <s-summary>{ui["rewards_title"]}</s-summary>
          <s-stack gap="base">
            {rewards.map((reward) => (
              <Reward key={reward.key} part={part} reward={reward} />
            ))}
          </s-stack>
        </s-details>
      )}
      {program.spending && others.length > 0 && (
        <s-text color="subdued">{fill(ui["checkout_elsewhere"], { rewards: others.join(", ") })}</s-text>
      )}
    </s-stack>
  );
}
