import { BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import type { Texts } from "../../../loyalty/texts";
import { useAdmin } from "../../admin-frame";
import { TextsField } from "../fields/texts-field";
import { changedAt } from "../new-key";

interface Props {
  perks: readonly Texts[];
  path: string;
  onChange(perks: Texts[]): void;
}

const most = 20;

/** What else a tier brings, in words by language. */
export function Perks({ perks, path, onChange }: Props) {
  const { say } = useAdmin();
  return (
    <BlockStack gap="300">
      <BlockStack gap="050">
        <Text as="h4" variant="headingSm">
          {say("pages.tiers.perks")}
        </Text>
        <Text as="p" tone="subdued">
          {say("pages.tiers.perks.help")}
        </Text>
      </BlockStack>
      {perks.map((perk, place) => (
        <BlockStack key={place} gap="100">
          <TextsField
            label={say("pages.tiers.perk", { number: place + 1 })}
            texts={perk}
            path={`${path}.${place}`}
            onChange={(texts) => onChange(changedAt(perks, place, () => texts))}
            maxLength={200}
          />
          <InlineStack>
            <Button
              variant="plain"
              tone="critical"
              accessibilityLabel={say("pages.tiers.perk.remove", { number: place + 1 })}
              onClick={() => onChange(perks.filter((_, other) => other !== place))}
            >
              {say("pages.remove")}
            </Button>
          </InlineStack>
        </BlockStack>
      ))}
      {perks.length < most ? (
        <InlineStack>
          <Button onClick={() => onChange([...perks, {}])}>{say("pages.tiers.perk.add")}</Button>
        </InlineStack>
      ) : null}
    </BlockStack>
  );
}
