import { Card } from "@shopify/polaris";
import { useAdmin } from "../../admin-frame";
import { put } from "../fields/texts";
import { GoodsEditor } from "../goods/goods-editor";
import { useDraft } from "../studio";
import { Titled } from "../titled";

/** Goods that points cannot buy, whatever the reward. */
export function SpendingExclusions() {
  const { say } = useAdmin();
  const { program, change } = useDraft();
  return (
    <Card>
      <Titled title={say("spend.exclusions")} lead={say("spend.exclusions.lead")}>
        <GoodsEditor
          path="exclusions.spending"
          goods={program.exclusions.spending}
          onChange={(goods) => change((now) => ({ ...now, exclusions: put(now.exclusions, "spending", goods) }))}
          add={say("program.exclusions.add")}
        />
      </Titled>
    </Card>
  );
}
