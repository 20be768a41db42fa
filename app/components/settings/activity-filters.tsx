import { useSearchParams } from "@remix-run/react";
import { Button, Card, InlineGrid, BlockStack, InlineStack, Select, TextField } from "@shopify/polaris";
import type { ActivityFilter, ActivityGroup } from "../../programs/activity.server";
import type { ActorName } from "../../programs/staff.server";
import { useAdmin } from "../admin-frame";
import { actorWords } from "../words";

interface Props {
  actors: ReadonlyArray<{ actor: string; who: ActorName }>;
  groups: readonly ActivityGroup[];
  filter: ActivityFilter;
  filtered: boolean;
}

const names = ["actor", "group", "from", "until"] as const;

/** The filters stand in the address, so that a page can be kept and shared. */
export function ActivityFilters({ actors, groups, filter, filtered }: Props) {
  const { say } = useAdmin();
  const [, setQuery] = useSearchParams();
  const set = (name: (typeof names)[number], value: string) =>
    setQuery((query) => {
      query.delete("cursor");
      if (value === "") query.delete(name);
      else query.set(name, value);
      return query;
    });
  const clear = () =>
    setQuery((query) => {
      for (const name of [...names, "cursor"]) query.delete(name);
      return query;
    });
  return (
    <Card>
      <BlockStack gap="300">
        <InlineGrid columns={{ xs: 1, sm: 2, md: 4 }} gap="300">
          <Select
            label={say("settings.activity.person")}
            options={[
              { value: "", label: say("settings.activity.person.all") },
              ...actors.map(({ actor, who }) => ({ value: actor, label: actorWords({ say }, who) })),
            ]}
            value={filter.actor ?? ""}
            onChange={(value) => set("actor", value)}
          />
          <Select
            label={say("settings.activity.action")}
            options={[
              { value: "", label: say("settings.activity.action.all") },
              ...groups.map((group) => ({ value: group, label: say(`activity-group.${group}`) })),
            ]}
            value={filter.group ?? ""}
            onChange={(value) => set("group", value)}
          />
          {(["from", "until"] as const).map((name) => (
            <TextField
              key={name}
              type="date"
              label={say(`settings.activity.${name}`)}
              value={filter[name] ?? ""}
              onChange={(value) => set(name, value)}
              autoComplete="off"
            />
          ))}
        </InlineGrid>
        {filtered && (
          <InlineStack>
            <Button variant="plain" onClick={clear}>
              {say("settings.activity.clear")}
            </Button>
          </InlineStack>
        )}
      </BlockStack>
    </Card>
  );
}
