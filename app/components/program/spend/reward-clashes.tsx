import { Banner, BlockStack, SkeletonBodyText, Text } from "@shopify/polaris";
import type { ActiveDiscount } from "../../../loyalty/combining";
import { useAdmin } from "../../admin-frame";
import { useDraft } from "../studio";
import { useActiveDiscounts } from "./active-discounts";
import { clashesOf } from "./clashes";
import { useReward } from "./reward-form";

/** more than anybody reads */
const most = 8;

/** The shop's own discounts beside which the code of this reward cannot stand, each with who is in the way. */
export function RewardClashes() {
  const { say } = useAdmin();
  const { program } = useDraft();
  const { reward } = useReward();
  const active = useActiveDiscounts();
  if (active === undefined) return <SkeletonBodyText lines={1} />;
  if (active === null) return <Quiet words={say("spend.clash.unread")} />;
  if (active.discounts.length === 0) return <Quiet words={say("spend.clash.no-discounts")} />;
  const clashes = clashesOf(program, reward, active.discounts);
  if (clashes.length === 0) return <Quiet words={say("spend.clash.none")} />;
  const more = clashes.length - most;
  return (
    <Banner tone="warning" title={say("spend.clash", { count: clashes.length })}>
      <BlockStack gap="200">
        <Text as="p">{say("spend.clash.lead")}</Text>
        <ul className="studio-list">
          {clashes.slice(0, most).map(({ discount, because }, place) => (
            <li key={place}>{say(`spend.clash.${because}`, { discount: discountWords(discount, say) })}</li>
          ))}
          {more > 0 ? <li>{say("spend.clash.more", { count: more })}</li> : null}
        </ul>
        {active.complete ? null : <Text as="p">{say("spend.clash.incomplete")}</Text>}
      </BlockStack>
    </Banner>
  );
}

/** "Summer sale (by code)" */
export function discountWords({ title, automatic }: ActiveDiscount, say: ReturnType<typeof useAdmin>["say"]): string {
  return say(automatic ? "spend.clash.automatic" : "spend.clash.code", { title });
}

function Quiet({ words }: { words: string }) {
  return (
    <Text as="p" tone="subdued">
      {words}
    </Text>
  );
}
