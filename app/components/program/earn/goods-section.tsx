import { BlockStack, Divider, Text } from "@shopify/polaris";
import { useAdmin } from "../../admin-frame";
import { GoodsEditor } from "../goods/goods-editor";
import { useRule } from "./rule-form";
import { RuleSection } from "./rule-section";

/** Which goods of an order the rule looks at. */
export function GoodsSection() {
  const { say } = useAdmin();
  const { get, set, path } = useRule();
  const only = get("lines.only");
  return (
    <RuleSection title="program.rule.goods" lead="program.rule.goods.lead">
      <BlockStack gap="300">
        <Text as="h3" variant="headingSm">
          {say("program.rule.goods.only")}
        </Text>
        <Text as="p" tone="subdued">
          {say(only === undefined ? "program.rule.goods.all" : "program.rule.goods.only.how")}
        </Text>
        <GoodsEditor
          path={path("lines.only")}
          goods={only}
          onChange={(goods) => set("lines.only", goods)}
          add={say("program.rule.goods.only.add")}
        />
      </BlockStack>
      <Divider />
      <BlockStack gap="300">
        <Text as="h3" variant="headingSm">
          {say("program.rule.goods.not")}
        </Text>
        <GoodsEditor
          path={path("lines.not")}
          goods={get("lines.not")}
          onChange={(goods) => set("lines.not", goods)}
          add={say("program.rule.goods.not.add")}
        />
      </BlockStack>
    </RuleSection>
  );
}
