import { Card } from "@shopify/polaris";
import { useAdmin } from "../../admin-frame";
import { put } from "../fields/texts";
import { GoodsEditor } from "../goods/goods-editor";
import { useDraft } from "../studio";
import { Titled } from "../titled";
import { missingScopes, needOf } from "./shopify-needs";
import { MissingScopes } from "./shopify-needs-card";

/** Goods that points cannot buy, whatever the reward. */
export function SpendingExclusions() {
  const { say } = useAdmin();
  const { program, change, data } = useDraft();
  // any code will do: what is left out is left out of all of them
  const some = program.rewards.find((reward) => !reward.archived && needOf(program, reward) === "goods");
  const missing = program.exclusions.spending === undefined || !some ? [] : missingScopes("goods", data.scopes);
  return (
    <Card>
      <Titled title={say("spend.exclusions")} lead={say("spend.exclusions.lead")}>
        <GoodsEditor
          path="exclusions.spending"
          goods={program.exclusions.spending}
          onChange={(goods) => change((now) => ({ ...now, exclusions: put(now.exclusions, "spending", goods) }))}
          add={say("program.exclusions.add")}
        />
        {missing.length === 0 ? null : <MissingScopes scopes={missing} lead={say("spend.needs.goods")} />}
      </Titled>
    </Card>
  );
}
