import { BlockStack, Box, Button, Card, Collapsible, InlineStack } from "@shopify/polaris";
import { Suspense, lazy, useState, useSyncExternalStore } from "react";
import type { SimulationResult } from "../../../loyalty/simulate/result";
import { useAdmin } from "../../admin-frame";
import { writeDay, writePoints } from "../../write";
import { Titled } from "../titled";
import { FigureTable } from "./figure-table";

/** The picture's library comes once the page stands. */
const WeeksChart = lazy(() => import("./weeks-chart"));
const height = 240;
const never = () => () => undefined;

/** Points of each week under both programs: a picture, and the same as a table. */
export function WeeksCard({ result }: { result: SimulationResult }) {
  const { say, language } = useAdmin();
  const [table, showTable] = useState(false);
  const ready = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  // a shop that is younger than the window begins with its first order
  const first = result.weeks.findIndex(({ happened, live, draft }) => happened !== 0 || live !== 0 || draft !== 0);
  const weeks = result.weeks.slice(Math.max(0, first));
  const sides = ["happened", "live", "draft"] as const;
  return (
    <Card>
      <Titled title={say("simulation.weeks")} lead={say("simulation.weeks.lead")}>
        <BlockStack gap="300">
          <Box minHeight={`${height}px`}>
            {ready ? (
              <Suspense fallback={null}>
                <WeeksChart weeks={weeks} height={height} />
              </Suspense>
            ) : null}
          </Box>
          <InlineStack>
            <Button variant="plain" ariaExpanded={table} ariaControls="simulation-weeks" onClick={() => showTable(!table)}>
              {say(table ? "simulation.weeks.hide-table" : "simulation.weeks.table")}
            </Button>
          </InlineStack>
          <Collapsible id="simulation-weeks" open={table} transition={false}>
            <FigureTable
              title={say("simulation.weeks")}
              heads={[say("simulation.week"), ...sides.map((side) => say(`simulation.side.${side}`))]}
              rows={weeks.toReversed().map((week) => ({
                key: week.week,
                head: writeDay(`${week.week}T12:00:00Z`, language, "UTC"),
                cells: sides.map((side) => writePoints(week[side], language)),
              }))}
            />
          </Collapsible>
        </BlockStack>
      </Titled>
    </Card>
  );
}
