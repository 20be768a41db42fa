import { Text } from "@shopify/polaris";
import type { Goods, RewardGoods } from "../../../loyalty/program";
import { useAdmin } from "../../admin-frame";
import { GoodsEditor } from "../goods/goods-editor";
import { useDraft } from "../studio";
import { useReward } from "./reward-form";
import { RewardSection } from "./reward-section";

const lists = ["collections", "products", "variants"] as const;

/** The goods that a code lowers. */
export function GoodsSection() {
  const { say } = useAdmin();
  const { exclusions } = useDraft().program;
  const { get, set, path } = useReward();
  const goods = get("goods");
  return (
    <RewardSection title="spend.goods" lead={goods === undefined ? "spend.goods.all" : "spend.goods.some"}>
      <GoodsEditor
        path={path("goods")}
        goods={goods}
        onChange={(next) => set("goods", next === undefined ? undefined : entitled(next))}
        add={say("spend.goods.add")}
        lists={lists}
      />
      {exclusions.spending === undefined ? null : (
        <Text as="p" tone="subdued">
          {say("spend.goods.excluded")}
        </Text>
      )}
    </RewardSection>
  );
}

/** Of goods what a code of Shopify's can name. */
function entitled({ collections, products, variants }: Goods): RewardGoods {
  return { ...(collections ? { collections } : {}), ...(products ? { products } : {}), ...(variants ? { variants } : {}) };
}
