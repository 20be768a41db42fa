import { IndexFilters, IndexFiltersMode, useSetIndexFiltersMode, type IndexFiltersProps, type TabProps } from "@shopify/polaris";
import { startTransition, useCallback } from "react";
import type { MemberQuery } from "../../members/list/query";
import type { SavedView } from "../../members/list/saved-views.server";
import { useAdmin, type AdminWords } from "../admin-frame";
import { useTyped } from "../use-typed";
import { asksForAll, plainQuery, sameQuery } from "./address";
import { appliedFilters, filtersOf } from "./filters";
import type { TierOption } from "./tier-option";
import type { ViewActs } from "./use-views";

interface MemberFiltersProps {
  query: MemberQuery;
  tiers: readonly TierOption[];
  views: readonly SavedView[];
  /** the chosen view; null: all members */
  view: string | null;
  acts: ViewActs;
  loading: boolean;
  show(query: MemberQuery, view: string | null): void;
}

/** Views, search, filters and order of the list; all of it stands in the address. */
export function MemberFilters({ query, tiers, views, view, acts, loading, show }: MemberFiltersProps) {
  const admin = useAdmin();
  const { say } = admin;
  const { mode, setMode } = useSetIndexFiltersMode(asksForAll(query) ? IndexFiltersMode.Default : IndexFiltersMode.Filtering);
  // the pressed button shows first, the fields in the next frame: opened in the same task, the click waited 104 to 128 ms for a picture
  const setModeSoon = useCallback((next: IndexFiltersMode) => startTransition(() => setMode(next)), [setMode]);
  const change = (part: Partial<MemberQuery>) => show({ ...query, ...part }, view);
  const [typed, type] = useTyped(query.search, (search) => change({ search }));
  const chosen = views.find(({ id }) => id === view);
  const own = chosen?.query ?? plainQuery;
  const given = { query, tiers, admin, change };
  return (
    <IndexFilters
      tabs={tabsOf(views, acts, admin)}
      selected={chosen ? 1 + views.indexOf(chosen) : 0}
      onSelect={(place) => {
        const next = views[place - 1];
        show(next?.query ?? plainQuery, next?.id ?? null);
      }}
      canCreateNewView
      onCreateNewView={(title) => acts.create(title, query)}
      sortOptions={sortOptions(admin)}
      sortSelected={[`${query.sort} ${query.direction}`]}
      onSort={([value = ""]) => {
        const [sort, direction] = value.split(" ") as [MemberQuery["sort"], MemberQuery["direction"]];
        change({ sort, direction });
      }}
      queryValue={typed}
      queryPlaceholder={say("members.search")}
      onQueryChange={type}
      onQueryClear={() => type("")}
      filters={filtersOf(given)}
      appliedFilters={appliedFilters(given)}
      onClearAll={() => show({ ...plainQuery, sort: query.sort, direction: query.direction }, view)}
      primaryAction={{
        type: chosen ? "save" : "save-as",
        onAction: (title) => (chosen ? acts.save(chosen.id, query) : acts.create(title, query)),
        disabled: sameQuery(query, own),
        loading: acts.busy,
      }}
      cancelAction={{ onAction: () => show(own, view) }}
      mode={mode}
      setMode={setModeSoon}
      loading={loading}
    />
  );
}

function tabsOf(views: readonly SavedView[], acts: ViewActs, { say }: AdminWords): TabProps[] {
  const names = views.map(({ title }) => title);
  return [
    { id: "all", content: say("members.view.all"), isLocked: true },
    ...views.map(({ id, title }): TabProps => ({
      id,
      content: title,
      viewNames: names,
      actions: [
        { type: "rename", onPrimaryAction: (name: string) => acts.rename(id, name) },
        { type: "delete", onPrimaryAction: () => acts.remove(id) },
      ],
    })),
  ];
}

const orders = [
  ["joined", "newest", "oldest"],
  ["available", "most", "least"],
  ["last-order", "newest", "oldest"],
] as const;

function sortOptions({ say }: AdminWords): NonNullable<IndexFiltersProps["sortOptions"]> {
  const by = orders.flatMap(([sort, falling, rising]) => [
    { label: say(`members.sort.${sort}`), value: `${sort} desc` as const, directionLabel: say(`members.sort.${falling}`) },
    { label: say(`members.sort.${sort}`), value: `${sort} asc` as const, directionLabel: say(`members.sort.${rising}`) },
  ]);
  return [
    ...by,
    { label: say("members.sort.name"), value: "name asc", directionLabel: say("members.sort.a-z") },
    { label: say("members.sort.name"), value: "name desc", directionLabel: say("members.sort.z-a") },
  ];
}
