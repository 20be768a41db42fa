import { BlockStack, Card, ChoiceList, Text } from "@shopify/polaris";
import type { Tiers } from "../../../loyalty/program";
import { tierWindows } from "../../../loyalty/tiers-shape";
import { useAdmin } from "../../admin-frame";
import { DayOfYear } from "../fields/day-of-year";
import { WholeField } from "../fields/whole-field";
import { useDraft } from "../studio";
import { isYear, withMeasure, withWindow } from "./levels";

const measures = ["spend", "points", "orders"] as const;

interface Props {
  tiers: Tiers;
  onChange(tiers: Tiers): void;
}

/** What counts towards a tier, over which time, and how long a tier is kept. */
export function MeasureCard({ tiers, onChange }: Props) {
  const { say } = useAdmin();
  const { faults } = useDraft();
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {say("pages.tiers.measure.title")}
        </Text>
        <ChoiceList
          title={say("pages.tiers.measure")}
          selected={[tiers.measure]}
          onChange={([chosen]) => onChange(withMeasure(tiers, measures.find((one) => one === chosen) ?? tiers.measure))}
          choices={measures.map((value) => ({
            value,
            label: say(`pages.tiers.measure.${value}`),
            helpText: say(`pages.tiers.measure.${value}.help`),
          }))}
        />
        <ChoiceList
          title={say("pages.tiers.window")}
          selected={[tiers.window]}
          onChange={([chosen]) => onChange(withWindow(tiers, tierWindows.find((one) => one === chosen) ?? tiers.window))}
          choices={tierWindows.map((value) => ({
            value,
            label: say(`pages.tiers.window.${value}`),
            helpText: say(`pages.tiers.window.${value}.help`),
          }))}
        />
        {tiers.window === "fiscal-year" ? (
          <DayOfYear
            label={say("pages.tiers.year-starts")}
            value={tiers.yearStarts}
            onChange={(yearStarts) => onChange({ ...tiers, yearStarts })}
            error={faults.at("tiers.yearStarts")}
          />
        ) : null}
        {isYear(tiers) ? (
          <ChoiceList
            title={say("pages.tiers.keep")}
            selected={[tiers.keep]}
            onChange={([chosen]) => onChange({ ...tiers, keep: chosen === "year" ? "year" : "next-year" })}
            choices={(["next-year", "year"] as const).map((value) => ({ value, label: say(`pages.tiers.keep.${value}`) }))}
          />
        ) : null}
        {tiers.window === "lifetime" ? null : (
          <WholeField
            label={say("pages.tiers.grace")}
            value={tiers.graceDays}
            onChange={(graceDays) => onChange({ ...tiers, graceDays })}
            suffix={say("pages.days")}
            helpText={say("pages.tiers.grace.help")}
            error={faults.at("tiers.graceDays")}
          />
        )}
      </BlockStack>
    </Card>
  );
}
