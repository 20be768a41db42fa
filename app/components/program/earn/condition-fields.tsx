import { BlockStack, Button, ChoiceList, FormLayout, InlineStack, Text, TextField } from "@shopify/polaris";
import { useMemo, type ComponentType } from "react";
import { weekdays } from "../../../loyalty/goods-shape";
import { channels } from "../../../loyalty/order-facts";
import { useAdmin } from "../../admin-frame";
import { ChooseMany } from "../fields/choose-many";
import { WholeField } from "../fields/whole-field";
import { DecimalField } from "../fields/decimal-field";
import { countries, currencies } from "../fields/places-of-the-world";
import { WordList } from "../fields/word-list";
import { useDraft } from "../studio";
import { weekendOf, type ConditionBlock } from "./condition-blocks";
import { NthFields } from "./nth-fields";
import { useRule } from "./rule-form";
import { titleIn } from "./rule-words";
import { SegmentFields } from "./segment-fields";

const errorOf = (sentence: string | false) => (sentence === false ? {} : { error: sentence });

function TierFields() {
  const admin = useAdmin();
  const { program } = useDraft();
  const { get, set, fault } = useRule();
  const chosen = get("when.tiers") ?? [];
  const levels = (program.tiers?.levels ?? []).filter((level) => !level.archived || chosen.includes(level.key));
  // one that is no tier of the program any more stays until it is taken out
  const strangers = chosen.filter((key) => !levels.some((level) => level.key === key));
  if (levels.length + strangers.length === 0) return <Text as="p">{admin.say("program.condition.tiers.none")}</Text>;
  return (
    <ChoiceList
      allowMultiple
      title={admin.say("program.condition.tiers.which")}
      choices={[
        ...levels.map(({ key, title }) => ({ value: key, label: titleIn(admin)(title) || key })),
        ...strangers.map((key) => ({ value: key, label: key })),
      ]}
      selected={chosen}
      onChange={(keys) => set("when.tiers", keys)}
      {...errorOf(fault("when.tiers"))}
    />
  );
}

function DateFields() {
  const { say } = useAdmin();
  const { today } = useDraft().data;
  const { get, set, fault } = useRule();
  const field = (id: "when.from" | "when.until", label: string) => (
    <TextField
      type="date"
      label={label}
      value={get(id) ?? ""}
      onChange={(day) => set(id, day === "" ? undefined : day)}
      error={fault(id)}
      autoComplete="off"
    />
  );
  const weekend = weekendOf(today);
  return (
    <BlockStack gap="300">
      <FormLayout>
        <FormLayout.Group condensed>
          {field("when.from", say("program.condition.from"))}
          {field("when.until", say("program.condition.until"))}
        </FormLayout.Group>
      </FormLayout>
      <InlineStack gap="300" blockAlign="center">
        <Button
          size="slim"
          onClick={() => {
            set("when.from", weekend.from);
            set("when.until", weekend.until);
          }}
        >
          {say("program.condition.weekend")}
        </Button>
        <Text as="span" tone="subdued">
          {say("program.condition.dates.how")}
        </Text>
      </InlineStack>
    </BlockStack>
  );
}

function WeekdayFields() {
  const { say } = useAdmin();
  const { get, set, fault } = useRule();
  return (
    <ChoiceList
      allowMultiple
      title={say("program.condition.weekdays.which")}
      choices={weekdays.map((day) => ({ value: day, label: say(`program.weekday.${day}`) }))}
      selected={get("when.weekdays") ?? []}
      onChange={(days) =>
        set(
          "when.weekdays",
          weekdays.filter((day) => days.includes(day)),
        )
      }
      {...errorOf(fault("when.weekdays"))}
    />
  );
}

function CustomerTagFields() {
  const { say } = useAdmin();
  const { get, set, path } = useRule();
  const { faults } = useDraft();
  const tags = get("when.customerTags") ?? {};
  const change = (list: "any" | "none", words: string[]) => {
    const { [list]: _before, ...others } = tags;
    const next = words.length === 0 ? others : { ...tags, [list]: words };
    set("when.customerTags", Object.keys(next).length === 0 ? { any: [] } : next);
  };
  const fault = (list: "any" | "none") => faults.within(`${path("when.customerTags")}.${list}`);
  return (
    <FormLayout>
      <WordList
        label={say("program.condition.tags.any")}
        words={tags.any ?? []}
        onChange={(words) => change("any", words)}
        error={fault("any")}
      />
      <WordList
        label={say("program.condition.tags.none")}
        words={tags.none ?? []}
        onChange={(words) => change("none", words)}
        error={fault("none")}
      />
    </FormLayout>
  );
}

function MinimumFields() {
  const { say } = useAdmin();
  const { program } = useDraft();
  const { get, set, fault } = useRule();
  return (
    <DecimalField
      currency={program.currency}
      label={say("program.condition.minimum.label")}
      helpText={say("program.condition.minimum.help")}
      value={get("when.minimum") ?? ""}
      onChange={(amount) => set("when.minimum", amount)}
      error={fault("when.minimum")}
    />
  );
}

function QuantityFields() {
  const { say } = useAdmin();
  const { get, set, fault } = useRule();
  return (
    <WholeField
      label={say("program.condition.quantity.label")}
      helpText={say("program.condition.quantity.help")}
      value={get("when.quantity") ?? Number.NaN}
      onChange={(count) => set("when.quantity", count)}
      error={fault("when.quantity")}
    />
  );
}

function ChannelFields() {
  const { say } = useAdmin();
  const { get, set, fault } = useRule();
  return (
    <ChoiceList
      allowMultiple
      title={say("program.condition.channels.which")}
      choices={channels.map((value) => ({ value, label: say(`settings.orders.channel.${value}`) }))}
      selected={get("when.channels") ?? []}
      onChange={(chosen) =>
        set(
          "when.channels",
          channels.filter((channel) => chosen.includes(channel)),
        )
      }
      {...errorOf(fault("when.channels"))}
    />
  );
}

function CountryFields() {
  const { say, language } = useAdmin();
  const { get, set, fault } = useRule();
  const choices = useMemo(() => countries(language), [language]);
  return (
    <ChooseMany
      label={say("program.condition.countries.which")}
      helpText={say("program.condition.countries.help")}
      choices={choices}
      chosen={get("when.countries") ?? []}
      onChange={(chosen) => set("when.countries", chosen)}
      error={fault("when.countries")}
    />
  );
}

function CurrencyFields() {
  const { say, language } = useAdmin();
  const { get, set, fault } = useRule();
  const choices = useMemo(() => currencies(language), [language]);
  return (
    <ChooseMany
      label={say("program.condition.currencies.which")}
      choices={choices}
      chosen={get("when.currencies") ?? []}
      onChange={(chosen) => set("when.currencies", chosen)}
      error={fault("when.currencies")}
    />
  );
}

/** What each condition asks. */
export const conditionFields: Record<ConditionBlock, ComponentType> = {
  tiers: TierFields,
  dates: DateFields,
  weekdays: WeekdayFields,
  customerTags: CustomerTagFields,
  segments: SegmentFields,
  minimum: MinimumFields,
  quantity: QuantityFields,
  nth: NthFields,
  channels: ChannelFields,
  countries: CountryFields,
  currencies: CurrencyFields,
};
