import { IndexFilters, IndexFiltersMode, useSetIndexFiltersMode, type TabProps } from "@shopify/polaris";
import { startTransition, useCallback } from "react";
import type { RedemptionQuery } from "../../members/redemptions/query";
import { useAdmin } from "../admin-frame";
import { useTyped } from "../use-typed";
import { plainQuery, sameQuery } from "./address";
import { appliedFilters, filtersOf } from "./filters";

interface RedemptionFiltersProps {
  query: RedemptionQuery;
  /** how many wait for something, by view, where it is worth a figure; "99+" at most */
  counts: Partial<Record<RedemptionQuery["view"], string>>;
  loading: boolean;
  show(query: RedemptionQuery): void;
}

// as members/redemptions/query has them; a component takes only types from there
const views: ReadonlyArray<RedemptionQuery["view"]> = ["all", "open", "hand-over", "trouble"];

/** What waits for somebody, search and filters of the list; all of it stands in the address. */
export function RedemptionFilters({ query, counts, loading, show }: RedemptionFiltersProps) {
  const admin = useAdmin();
  const { say } = admin;
  const plain = sameQuery({ ...query, view: "all" }, plainQuery);
  const { mode, setMode } = useSetIndexFiltersMode(plain ? IndexFiltersMode.Default : IndexFiltersMode.Filtering);
  // the pressed button shows first, the fields in the next frame
  const setModeSoon = useCallback((next: IndexFiltersMode) => startTransition(() => setMode(next)), [setMode]);
  const change = (part: Partial<RedemptionQuery>) => show({ ...query, ...part });
  const [typed, type] = useTyped(query.search, (search) => change({ search }));
  const tabs = views.map((view): TabProps => {
    const badge = counts[view];
    return { id: view, content: say(`redemptions.view.${view}`), isLocked: true, ...(badge ? { badge } : {}) };
  });
  const given = { query, admin, change };
  return (
    <IndexFilters
      tabs={tabs}
      selected={views.indexOf(query.view)}
      onSelect={(place) => show({ ...plainQuery, view: views[place] ?? "all" })}
      canCreateNewView={false}
      queryValue={typed}
      queryPlaceholder={say("redemptions.search")}
      onQueryChange={type}
      onQueryClear={() => type("")}
      filters={filtersOf(given)}
      appliedFilters={appliedFilters(given)}
      onClearAll={() => show({ ...plainQuery, view: query.view })}
      cancelAction={{ onAction: () => show({ ...plainQuery, view: query.view }) }}
      mode={mode}
      setMode={setModeSoon}
      loading={loading}
    />
  );
}
