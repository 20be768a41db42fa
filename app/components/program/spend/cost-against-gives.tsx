import { Text } from "@shopify/polaris";
import { pointsIn } from "../../../loyalty/describe/voice";
import { writeMoney } from "../../../loyalty/explain/figures";
import { parseMoney } from "../../../loyalty/money";
import type { Reward } from "../../../loyalty/program";
import { rewardCost } from "../../../loyalty/reward-cost";
import { useAdmin } from "../../admin-frame";
import { writeDecimal } from "../../home/money";
import { useDraft } from "../studio";
import { useVoice } from "../voice";
import { useVariants } from "./variants";
import "./spend.css";

/** What it takes to earn a reward, and how much of that it gives back: in money, and as a bar. */
export function CostAgainstGives({ reward }: { reward: Reward }) {
  const { say, language } = useAdmin();
  const { program, data } = useDraft();
  const voice = useVoice();
  const prices = useVariants(reward)?.map(({ price }) => parseMoney(price, program.currency));
  const cost = rewardCost(program, reward, { ...data.figures, prices });
  if (cost === null) return null;
  const money = (minor: number) => writeMoney(minor, program.currency, language);
  const percent = (share: number) => writeDecimal(String(share), language);
  return (
    <div className="spend-gives">
      <Text as="p">{say("spend.cost.takes", { points: pointsIn(voice, reward.cost), goods: money(cost.goods) })}</Text>
      {cost.gives === null ? (
        "value" in reward ? null : (
          <Text as="p" tone="subdued">
            {say(`spend.cost.unknown.${reward.kind}`)}
          </Text>
        )
      ) : (
        <>
          <div className="spend-gives-bar" aria-hidden="true">
            <span style={{ width: `${Math.min(100, cost.gives.percent)}%` }} />
          </div>
          <Text as="p">
            {say(`spend.cost.gives.${cost.gives.how}`, {
              value: money(cost.gives.minor),
              percent: percent(cost.gives.percent),
            })}
          </Text>
        </>
      )}
    </div>
  );
}
