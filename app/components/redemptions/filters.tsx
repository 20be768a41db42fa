import { ChoiceList, FormLayout, TextField, type IndexFiltersProps } from "@shopify/polaris";
import type { RedemptionQuery } from "../../members/redemptions/query";
import type { AdminWords } from "../admin-frame";
import { writeDay } from "../write";

// as members/redemptions/query has them; a component takes only types from there
const statuses: ReadonlyArray<RedemptionQuery["statuses"][number]> = ["reserved", "issued", "used", "returned", "released", "failed"];
const kinds = ["amount", "percentage", "shipping", "product", "gift-card", "store-credit", "perk"] as const;

interface Given {
  query: RedemptionQuery;
  admin: AdminWords;
  change(part: Partial<RedemptionQuery>): void;
}

/** The filters as Polaris wants them: each with its fields. */
export function filtersOf({ query, admin: { say }, change }: Given): IndexFiltersProps["filters"] {
  const day = (label: string, value: string | null, onChange: (day: string | null) => void) => (
    <TextField label={label} type="date" autoComplete="off" value={value ?? ""} onChange={(text) => onChange(text || null)} />
  );
  return [
    {
      key: "status",
      label: say("redemptions.filter.status"),
      pinned: true,
      filter: (
        <ChoiceList
          allowMultiple
          title={say("redemptions.filter.status")}
          titleHidden
          choices={statuses.map((value) => ({ value, label: say(`member.rewards.status.${value}`) }))}
          selected={[...query.statuses]}
          onChange={(chosen: string[]) => change({ statuses: statuses.filter((one) => chosen.includes(one)) })}
        />
      ),
    },
    {
      key: "kind",
      label: say("redemptions.filter.kind"),
      pinned: true,
      filter: (
        <ChoiceList
          allowMultiple
          title={say("redemptions.filter.kind")}
          titleHidden
          choices={kinds.map((value) => ({ value, label: say(`spend.kind.${value}`) }))}
          selected={[...query.kinds]}
          onChange={(chosen: string[]) => change({ kinds: kinds.filter((one) => chosen.includes(one)) })}
        />
      ),
    },
    {
      key: "day",
      label: say("redemptions.filter.day"),
      pinned: true,
      filter: (
        <FormLayout>
          {day(say("members.filter.after"), query.after, (after) => change({ after }))}
          {day(say("members.filter.before"), query.before, (before) => change({ before }))}
        </FormLayout>
      ),
    },
  ];
}

/** Those in force, in words, each with its taking away. */
export function appliedFilters({ query, admin, change }: Given): NonNullable<IndexFiltersProps["appliedFilters"]> {
  const { say, language } = admin;
  const list = new Intl.ListFormat(language, { type: "disjunction" });
  const oneOf = (name: string, values: readonly string[]) => say("members.filter.one-of", { name, values: list.format(values) });
  const applied: NonNullable<IndexFiltersProps["appliedFilters"]> = [];
  if (query.statuses.length > 0) {
    const label = oneOf(
      say("redemptions.filter.status"),
      query.statuses.map((status) => say(`member.rewards.status.${status}`)),
    );
    applied.push({ key: "status", label, onRemove: () => change({ statuses: [] }) });
  }
  if (query.kinds.length > 0) {
    const label = oneOf(
      say("redemptions.filter.kind"),
      query.kinds.map((kind) => say(`spend.kind.${kind}`)),
    );
    applied.push({ key: "kind", label, onRemove: () => change({ kinds: [] }) });
  }
  // a day of the address is no instant: noon in UTC is written in UTC
  const day = (text: string) => writeDay(`${text}T12:00:00Z`, language, "UTC");
  const name = say("redemptions.filter.day");
  const days = [
    ...(query.after ? [say("members.filter.since", { name, day: day(query.after) })] : []),
    ...(query.before ? [say("members.filter.until", { name, day: day(query.before) })] : []),
  ];
  if (days.length > 0) applied.push({ key: "day", label: days.join(" · "), onRemove: () => change({ after: null, before: null }) });
  return applied;
}
