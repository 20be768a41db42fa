import { Badge, BlockStack, Box, Card, Divider, EmptyState, InlineStack, Link, Text } from "@shopify/polaris";
import { useAdmin } from "../../admin-frame";
import { emptyPicture } from "../../empty-picture";
import { writeMoment } from "../../write";
import type { ListedSimulation } from "./view";
import { nameOf } from "./words";

/** Simulations that were begun before, the newest first. */
export function PastCard({ past }: { past: readonly ListedSimulation[] }) {
  const words = useAdmin();
  const { say, to, language, zone } = words;
  if (past.length === 0) {
    return (
      <Card>
        <EmptyState heading={say("simulation.past.none")} image={emptyPicture}>
          {say("simulation.past.none.lead")}
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card padding="0">
      <Box padding="400" paddingBlockEnd="200">
        <Text as="h2" variant="headingMd">
          {say("simulation.past")}
        </Text>
      </Box>
      {past.map((one, place) => (
        <div key={one.id}>
          {place > 0 && <Divider />}
          <Box paddingInline="400" paddingBlock="300">
            <InlineStack align="space-between" blockAlign="center" gap="200">
              <BlockStack gap="050">
                <Link url={to(`/app/program/simulation/${one.id}`)} removeUnderline>
                  {nameOf(words, one)}
                </Link>
                <Text as="span" tone="subdued">
                  {say("simulation.past.at", { moment: writeMoment(one.startedAt, language, zone) })}
                </Text>
              </BlockStack>
              <Badge {...(one.state === "failed" ? { tone: "critical" as const } : {})}>{say(`simulation.state.${one.state}`)}</Badge>
            </InlineStack>
          </Box>
        </div>
      ))}
    </Card>
  );
}
