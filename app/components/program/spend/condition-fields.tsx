import { ChoiceList, Text, TextField } from "@shopify/polaris";
import type { ComponentType } from "react";
import { useAdmin } from "../../admin-frame";
import { ChoiceField } from "../earn/choice-field";
import { titleIn } from "../earn/rule-words";
import { WholeField } from "../fields/whole-field";
import { useDraft } from "../studio";
import type { ConditionBlock } from "./condition-blocks";
import { Pair } from "./pair";
import { useReward } from "./reward-form";
import { RewardMoney, RewardNumber } from "./reward-numbers";

function MinimumFields() {
  const { say } = useAdmin();
  return <RewardMoney field="minimumSubtotal" label="spend.minimum" help={say("spend.minimum.help")} />;
}

function TierFields() {
  const admin = useAdmin();
  const { program } = useDraft();
  const { get, set, fault } = useReward();
  const chosen = get("tiers") ?? [];
  const levels = (program.tiers?.levels ?? []).filter((level) => !level.archived || chosen.includes(level.key));
  // one that is no tier of the program any more stays until it is taken out
  const strangers = chosen.filter((key) => !levels.some((level) => level.key === key));
  if (levels.length + strangers.length === 0) return <Text as="p">{admin.say("program.condition.tiers.none")}</Text>;
  const error = fault("tiers");
  return (
    <ChoiceList
      allowMultiple
      title={admin.say("spend.tiers")}
      choices={[
        ...levels.map(({ key, title }) => ({ value: key, label: titleIn(admin)(title) || key })),
        ...strangers.map((key) => ({ value: key, label: key })),
      ]}
      selected={chosen}
      onChange={(keys) => set("tiers", keys)}
      {...(error === false ? {} : { error })}
    />
  );
}

const periods = [
  ["day", "program.period.day"],
  ["week", "program.period.week"],
  ["month", "program.period.month"],
  ["year", "program.period.year"],
  ["ever", "program.period.ever"],
] as const;

function LimitFields() {
  const { say } = useAdmin();
  const { get, set, fault } = useReward();
  const limit = get("limit");
  if (limit === undefined) return null;
  return (
    <Pair>
      <WholeField
        label={say("program.limit.how-often")}
        value={limit.times}
        onChange={(times) => set("limit", { ...limit, times })}
        error={fault("limit")}
        helpText={say("spend.limit.help")}
      />
      <ChoiceField
        label="program.limit.every"
        options={periods}
        value={limit.every ?? "ever"}
        onChange={(every) => set("limit", every === "ever" ? { times: limit.times } : { times: limit.times, every })}
      />
    </Pair>
  );
}

function StockFields() {
  const { say } = useAdmin();
  const { taken } = useDraft().data;
  const { reward, get } = useReward();
  const count = taken[reward.key] ?? 0;
  const more = count - (get("stock") ?? count);
  const help = count === 0 ? say("spend.stock.help") : say(more > 0 ? "spend.stock.passed" : "spend.stock.taken", { count, more });
  return <RewardNumber field="stock" label="spend.stock" help={help} />;
}

function DateFields() {
  const { say } = useAdmin();
  const { get, set, fault } = useReward();
  const field = (id: "from" | "until", label: string) => (
    <TextField
      type="date"
      label={label}
      value={get(id) ?? ""}
      onChange={(day) => set(id, day === "" ? undefined : day)}
      error={fault(id)}
      autoComplete="off"
    />
  );
  return (
    <>
      <Pair>
        {field("from", say("program.condition.from"))}
        {field("until", say("program.condition.until"))}
      </Pair>
      <Text as="p" tone="subdued">
        {say("program.condition.dates.how")}
      </Text>
    </>
  );
}

/** The fields of each condition of a reward. */
export const conditionFields: Record<ConditionBlock, ComponentType> = {
  minimum: MinimumFields,
  tiers: TierFields,
  limit: LimitFields,
  stock: StockFields,
  dates: DateFields,
};
