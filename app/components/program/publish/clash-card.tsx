import { Card, List, SkeletonBodyText, Text } from "@shopify/polaris";
import type { Program } from "../../../loyalty/program";
import { useAdmin } from "../../admin-frame";
import { titleIn } from "../earn/rule-words";
import { useActiveDiscounts } from "../spend/active-discounts";
import { clashesWith } from "../spend/clashes";
import { discountWords } from "../spend/reward-clashes";
import { Titled } from "../titled";

/** more than anybody reads */
const most = 12;

/** Before publishing: the shop's own discounts that will not combine with rewards, each with the rewards that it leaves out. */
export function ClashCard({ program }: { program: Program }) {
  const admin = useAdmin();
  const { say, language } = admin;
  const active = useActiveDiscounts();
  const clashes = active ? clashesWith(program, active.discounts) : [];
  const list = new Intl.ListFormat(language);
  return (
    <Card>
      <Titled title={say("spend.clash.publish")} {...(clashes.length > 0 ? { lead: say("spend.clash.publish.lead") } : {})}>
        {active === undefined ? (
          <SkeletonBodyText lines={1} />
        ) : clashes.length === 0 ? (
          <Text as="p">{say(active === null ? "spend.clash.unread" : "spend.clash.publish.none")}</Text>
        ) : (
          <List>
            {clashes.slice(0, most).map(({ discount, rewards }, place) => (
              <List.Item key={place}>
                {say("spend.clash.rewards", {
                  discount: discountWords(discount, say),
                  rewards: list.format(rewards.map((reward) => titleIn(admin)(reward.title) || reward.key)),
                })}
              </List.Item>
            ))}
            {clashes.length > most ? <List.Item>{say("spend.clash.more", { count: clashes.length - most })}</List.Item> : null}
          </List>
        )}
      </Titled>
    </Card>
  );
}
