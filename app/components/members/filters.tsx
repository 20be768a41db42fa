import { ChoiceList, FormLayout, TextField, type IndexFiltersProps } from "@shopify/polaris";
import type { MemberQuery } from "../../members/list/query";
import type { AdminWords } from "../admin-frame";
import { writeDay, writePoints } from "../write";
import { tierTitle, type TierOption } from "./tier-option";

// as members/list/query has them; a component takes only types from there
const statuses: ReadonlyArray<MemberQuery["statuses"][number]> = ["active", "candidate", "blocked", "left"];
const noTier = "-";

interface Given {
  query: MemberQuery;
  tiers: readonly TierOption[];
  admin: AdminWords;
  change(part: Partial<MemberQuery>): void;
}

/** The filters as Polaris wants them: each with its fields. */
export function filtersOf({ query, tiers, admin, change }: Given): IndexFiltersProps["filters"] {
  const { say } = admin;
  const named = (key: string, label: string, filter: IndexFiltersProps["filters"][number]["filter"]) => ({
    key,
    label,
    filter,
    pinned: true,
  });
  return [
    named(
      "status",
      say("members.filter.status"),
      <ChoiceList
        allowMultiple
        title={say("members.filter.status")}
        titleHidden
        choices={statuses.map((value) => ({ value, label: say(`member-status.${value}`) }))}
        selected={[...query.statuses]}
        onChange={(chosen: string[]) => change({ statuses: statuses.filter((status) => chosen.includes(status)) })}
      />,
    ),
    named(
      "tier",
      say("members.filter.tier"),
      <ChoiceList
        allowMultiple
        title={say("members.filter.tier")}
        titleHidden
        choices={[
          ...tiers.map(({ key, title }) => ({ value: key, label: title })),
          { value: noTier, label: say("members.filter.no-tier") },
        ]}
        selected={[...query.tiers]}
        onChange={(chosen: string[]) => change({ tiers: chosen })}
      />,
    ),
    named(
      "balance",
      say("members.filter.balance"),
      <FormLayout>
        <PointsField label={say("members.filter.from")} value={query.from} onChange={(from) => change({ from })} />
        <PointsField label={say("members.filter.to")} value={query.to} onChange={(to) => change({ to })} />
      </FormLayout>,
    ),
    named(
      "last-order",
      say("members.filter.last-order"),
      <FormLayout>
        <DayField label={say("members.filter.after")} value={query.after} onChange={(after) => change({ after })} />
        <DayField label={say("members.filter.before")} value={query.before} onChange={(before) => change({ before })} />
      </FormLayout>,
    ),
  ];
}

interface FieldProps<T> {
  label: string;
  value: T | null;
  onChange(value: T | null): void;
}

function PointsField({ label, value, onChange }: FieldProps<number>) {
  const read = (text: string) => {
    const points = Math.floor(Number(text));
    onChange(text === "" || !Number.isSafeInteger(points) || points < 0 ? null : points);
  };
  return <TextField label={label} type="number" min={0} autoComplete="off" value={value === null ? "" : String(value)} onChange={read} />;
}

function DayField({ label, value, onChange }: FieldProps<string>) {
  return <TextField label={label} type="date" autoComplete="off" value={value ?? ""} onChange={(text) => onChange(text || null)} />;
}

/** Those in force, in words, each with its taking away. */
export function appliedFilters({ query, tiers, admin, change }: Given): NonNullable<IndexFiltersProps["appliedFilters"]> {
  const { say, language } = admin;
  const list = new Intl.ListFormat(language, { type: "disjunction" });
  const applied: NonNullable<IndexFiltersProps["appliedFilters"]> = [];
  const say1 = (name: string, values: readonly string[]) => say("members.filter.one-of", { name, values: list.format(values) });
  const add = (key: string, label: string, without: Partial<MemberQuery>) => applied.push({ key, label, onRemove: () => change(without) });
  const { statuses: chosen, tiers: keys, from, to, after, before } = query;
  if (chosen.length > 0) {
    const values = chosen.map((status) => say(`member-status.${status}`));
    add("status", say1(say("members.filter.status"), values), { statuses: [] });
  }
  if (keys.length > 0) {
    const values = keys.map((key) => (key === noTier ? say("members.filter.no-tier") : tierTitle(tiers, key)));
    add("tier", say1(say("members.filter.tier"), values), { tiers: [] });
  }
  const balance = rangeOf(admin, say("members.filter.balance"), {
    from: from === null ? null : writePoints(from, language),
    to: to === null ? null : writePoints(to, language),
  });
  if (balance) add("balance", balance, { from: null, to: null });
  // a day of the address is no instant: noon in UTC is written in UTC
  const day = (text: string) => writeDay(`${text}T12:00:00Z`, language, "UTC");
  const name = say("members.filter.last-order");
  const ordered = [
    ...(after ? [say("members.filter.since", { name, day: day(after) })] : []),
    ...(before ? [say("members.filter.until", { name, day: day(before) })] : []),
  ];
  if (ordered.length > 0) add("last-order", ordered.join(" · "), { after: null, before: null });
  return applied;
}

function rangeOf({ say }: AdminWords, name: string, { from, to }: { from: string | null; to: string | null }): string | null {
  if (from !== null && to !== null) return say("members.filter.between", { name, from, to });
  if (from !== null) return say("members.filter.at-least", { name, value: from });
  return to === null ? null : say("members.filter.at-most", { name, value: to });
}
