import { Badge, BlockStack, Box, Card, Divider, InlineStack, Link, List, Text } from "@shopify/polaris";
import { Fragment } from "react";
import { useAdmin } from "../../admin-frame";
import { actorWords, type Actor } from "../../words";
import { writeMoment } from "../../write";

export interface ListedVersion {
  number: number;
  state: "live" | "scheduled" | "retired" | "cancelled";
  inForceFrom: string;
  publishedAt: string;
  by: Actor;
  /** what it changed of the one before, in words; null: too far back to be compared here */
  changes: string[] | null;
}

const tones = { live: "success", scheduled: "info", retired: undefined, cancelled: "warning" } as const;
const shownAtMost = 4;

/** Every version with who published it, when, and what it changed. */
export function VersionList({ versions }: { versions: readonly ListedVersion[] }) {
  const { say, to, language, zone } = useAdmin();
  return (
    <Card padding="0">
      {versions.map(({ number, state, publishedAt, by, changes }, place) => (
        <Fragment key={number}>
          {place > 0 ? <Divider /> : null}
          <Box padding="400">
            <BlockStack gap="200">
              <InlineStack gap="200" blockAlign="center">
                <Text as="h3" variant="headingSm">
                  <Link url={to(`/app/program/versions/${number}`)} removeUnderline monochrome>
                    {say("program.version", { version: number })}
                  </Link>
                </Text>
                <StateBadge state={state} />
              </InlineStack>
              <Text as="p" tone="subdued" variant="bodySm">
                {say("program.version.by", { who: actorWords({ say }, by), moment: writeMoment(publishedAt, language, zone) })}
              </Text>
              {changes === null || changes.length === 0 ? null : (
                <List>
                  {changes.slice(0, shownAtMost).map((says) => (
                    <List.Item key={says}>{says}</List.Item>
                  ))}
                  {changes.length > shownAtMost ? (
                    <List.Item>{say("program.version.more", { count: changes.length - shownAtMost })}</List.Item>
                  ) : null}
                </List>
              )}
            </BlockStack>
          </Box>
        </Fragment>
      ))}
    </Card>
  );
}

export function StateBadge({ state }: { state: ListedVersion["state"] }) {
  const { say } = useAdmin();
  const tone = tones[state];
  return <Badge {...(tone ? { tone } : {})}>{say(`program.state.${state}`)}</Badge>;
}
