import { BlockStack, Button, Card, FormLayout, InlineStack, Text } from "@shopify/polaris";
import type { TierLevel, Tiers } from "../../../loyalty/program";
import { localised } from "../../../loyalty/texts";
import { useAdmin } from "../../admin-frame";
import { DecimalField } from "../fields/decimal-field";
import { DescribedFields } from "../fields/described-fields";
import { put } from "../fields/texts";
import { WholeField } from "../fields/whole-field";
import { useDraft } from "../studio";
import { Perks } from "./perks";

interface Props {
  level: TierLevel;
  place: number;
  measure: Tiers["measure"];
  onChange(level: TierLevel): void;
  /** the threshold is typed to its end: the ladder may be put in order */
  onThreshold(): void;
  /** null: it was published once, so it can be archived only */
  onRemove: (() => void) | null;
}

/** One tier: from when, what it earns, what it brings on entering and in words. */
export function LevelEditor({ level, place, measure, onChange, onThreshold, onRemove }: Props) {
  const { say, language } = useAdmin();
  const { program, faults, data } = useDraft();
  const path = `tiers.levels.${place}.`;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h3" variant="headingMd">
          {localised(level.title, language, data.shop.locale) || say("pages.tiers.untitled")}
        </Text>
        <DescribedFields part={level} path={path} onChange={onChange} />
        <FormLayout>
          <FormLayout.Group condensed>
            <DecimalField
              label={say(`pages.tiers.from.${measure}`)}
              value={level.from}
              onChange={(from) => onChange({ ...level, from })}
              onBlur={onThreshold}
              {...(measure === "spend" ? { currency: program.currency } : {})}
              helpText={say("pages.tiers.from.help")}
              error={faults.at(`${path}from`)}
            />
            <DecimalField
              label={say("pages.tiers.multiplier")}
              value={level.multiplier}
              onChange={(multiplier) => onChange({ ...level, multiplier })}
              prefix="×"
              helpText={say("pages.tiers.multiplier.help")}
              error={faults.at(`${path}multiplier`)}
            />
          </FormLayout.Group>
        </FormLayout>
        <WholeField
          label={say("pages.tiers.gift")}
          value={level.gift?.points ?? Number.NaN}
          onChange={(points) => onChange(put(level, "gift", Number.isNaN(points) ? undefined : { points }))}
          suffix={say("pages.points")}
          helpText={say("pages.tiers.gift.help")}
          error={faults.within(`${path}gift`)}
        />
        <Perks perks={level.perks} path={`${path}perks`} onChange={(perks) => onChange({ ...level, perks })} />
        <InlineStack gap="200" blockAlign="center">
          <Button onClick={() => onChange({ ...level, archived: !level.archived })}>
            {say(level.archived ? "pages.restore" : "pages.archive")}
          </Button>
          {onRemove === null ? (
            <Text as="p" tone="subdued">
              {say("pages.tiers.archive.why")}
            </Text>
          ) : (
            <Button tone="critical" variant="plain" onClick={onRemove}>
              {say("pages.remove")}
            </Button>
          )}
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
