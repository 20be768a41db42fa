import { BlockStack, Button, InlineStack, Tag, Text } from "@shopify/polaris";
import { writeMoney } from "../../../loyalty/explain/figures";
import { parseMoney } from "../../../loyalty/money";
import { useAdmin } from "../../admin-frame";
import { useDraft } from "../studio";
import { useVariantPicker } from "../goods/variant-picker";
import { useReward } from "./reward-form";
import { useVariants } from "./variants";

/** The variants of which a member takes one. */
export function ProductChoices() {
  const { say, language } = useAdmin();
  const { goodsNames, program } = useDraft();
  const { reward, get, set, fault } = useReward();
  const sold = useVariants(reward);
  const pick = useVariantPicker();
  const choices = get("choices") ?? [];
  const error = fault("choices");
  const nameOf = (variant: string) => goodsNames[variant] ?? say("program.goods.unnamed", { digits: variant.slice(-4) });
  const soldWords = (variant: string) => {
    const one = sold?.find(({ variantId }) => variantId === variant);
    if (one === undefined) return nameOf(variant);
    const price = writeMoney(parseMoney(one.price, program.currency), program.currency, language);
    return say(one.available ? "spend.choices.sold" : "spend.choices.unavailable", { name: nameOf(variant), price });
  };
  const choose = async () => {
    const picked = await pick(choices);
    if (picked !== null) set("choices", picked);
  };
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {say("spend.choices")}
      </Text>
      {choices.length === 0 ? null : (
        <InlineStack gap="200">
          {choices.map(({ variant }) => (
            <Tag
              key={variant}
              accessibilityLabel={say("program.remove.named", { name: nameOf(variant) })}
              onRemove={() =>
                set(
                  "choices",
                  choices.filter((one) => one.variant !== variant),
                )
              }
            >
              {soldWords(variant)}
            </Tag>
          ))}
        </InlineStack>
      )}
      {error === false ? null : (
        <Text as="p" tone="critical">
          {choices.length === 0 ? say("spend.choices.none") : error}
        </Text>
      )}
      <InlineStack>
        <Button onClick={() => void choose()}>{say("spend.choices.choose")}</Button>
      </InlineStack>
      {choices.length === 0 ? null : (
        <Text as="p" tone="subdued">
          {say(choices.length > 1 ? "spend.choices.several" : "spend.choices.one")}
        </Text>
      )}
    </BlockStack>
  );
}
