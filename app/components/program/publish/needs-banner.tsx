import type { Program } from "../../../loyalty/program";
import { useAdmin } from "../../admin-frame";
import { titleIn } from "../earn/rule-words";
import { missingScopes, needOf } from "../spend/shopify-needs";
import { MissingScopes } from "../spend/shopify-needs-card";
import { useDraft } from "../studio";

/** Before publishing: rewards that nobody could redeem yet, because the shop has not allowed what they need. */
export function NeedsBanner({ program }: { program: Program }) {
  const admin = useAdmin();
  const { say, language } = admin;
  const { data } = useDraft();
  const live = program.rewards.filter(({ archived }) => !archived);
  const needing = live.filter((reward) => missingScopes(needOf(program, reward), data.scopes).length > 0);
  if (needing.length === 0) return null;
  const scopes = new Set(needing.flatMap((reward) => missingScopes(needOf(program, reward), data.scopes)));
  const rewards = needing.map((reward) => titleIn(admin)(reward.title) || reward.key);
  return (
    <MissingScopes scopes={[...scopes]} lead={say("spend.needs.publish", { rewards: new Intl.ListFormat(language).format(rewards) })} />
  );
}
