import { Card, EmptyState, InlineStack, Layout, Link, BlockStack } from "@shopify/polaris";
import type { ActivityEntry, ActivityFilter, ActivityGroup } from "../../programs/activity.server";
import type { ActorName } from "../../programs/staff.server";
import { useAdmin } from "../admin-frame";
import { emptyPicture } from "../empty-picture";
import { ActivityFilters } from "./activity-filters";
import { ActivityList } from "./activity-list";
import { SettingsPage } from "./settings-page";

export interface ActivityProps {
  items: readonly ActivityEntry[];
  nextCursor: string | null;
  actors: ReadonlyArray<{ actor: string; who: ActorName }>;
  groups: readonly ActivityGroup[];
  filter: ActivityFilter;
  /** the version that is live; 0: none */
  live: number;
}

/** Entries of the audit, newest first, with the filters that the address carries. */
export function Activity({ items, nextCursor, actors, groups, filter, live }: ActivityProps) {
  const { say, to } = useAdmin();
  const { cursor, ...filters } = filter;
  const filtered = Object.values(filters).some((value) => value !== undefined);
  const page = (more: Record<string, string>) => {
    const query = new URLSearchParams(
      Object.entries({ ...filters, ...more }).filter(([, value]) => value !== undefined) as [string, string][],
    );
    return to(`/app/settings/activity?${query}`);
  };
  return (
    <SettingsPage part="activity">
      <Layout.Section>
        <BlockStack gap="400">
          <ActivityFilters actors={actors} groups={groups} filter={filters} filtered={filtered} />
          <Card padding="0">
            {items.length === 0 ? (
              <EmptyState heading={say("settings.activity.none")} image={emptyPicture}>
                <p>{say(filtered ? "settings.activity.none.lead" : "settings.activity.empty.lead")}</p>
              </EmptyState>
            ) : (
              <ActivityList items={items} live={live} />
            )}
          </Card>
          <InlineStack gap="400" align="center">
            {cursor === undefined ? null : <Link url={page({})}>{say("settings.activity.newest")}</Link>}
            {nextCursor === null ? null : <Link url={page({ cursor: nextCursor })}>{say("settings.activity.older")}</Link>}
          </InlineStack>
        </BlockStack>
      </Layout.Section>
    </SettingsPage>
  );
}
