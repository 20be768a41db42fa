import { BlockStack, Box, Button, Collapsible, InlineStack, Text } from "@shopify/polaris";
import { Suspense, lazy, useState, useSyncExternalStore } from "react";
import { useAdmin } from "../admin-frame";
import { writeDay, writePoints } from "../write";

export interface DayOfPoints {
  /** when the day begins */
  from: Date;
  granted: number;
  spent: number;
}

/** The picture's library is 24 KB and nobody waits for it: it comes once the page stands. */
const PointsChart = lazy(() => import("./points-chart"));
export const pictureHeight = 220;

const never = () => () => undefined;
const inBrowser = () => true;
const onServer = () => false;

/** Points granted and spent on each of 60 days: a picture, and the same as a table. */
export function PointsPicture({ daily }: { daily: readonly DayOfPoints[] }) {
  const { say } = useAdmin();
  const [table, showTable] = useState(false);
  const ready = useSyncExternalStore(never, inBrowser, onServer);
  return (
    <BlockStack gap="300">
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <Text as="h3" variant="headingSm">
          {say("home.picture.title")}
        </Text>
        <Button variant="plain" ariaExpanded={table} ariaControls="points-table" onClick={() => showTable(!table)}>
          {say(table ? "home.picture.hide-table" : "home.picture.table")}
        </Button>
      </InlineStack>
      <Box minHeight={`${pictureHeight}px`}>
        {ready ? (
          <Suspense fallback={null}>
            <PointsChart daily={daily} height={pictureHeight} />
          </Suspense>
        ) : null}
      </Box>
      <Collapsible id="points-table" open={table} transition={false}>
        <PointsTable daily={daily} />
      </Collapsible>
    </BlockStack>
  );
}

function PointsTable({ daily }: { daily: readonly DayOfPoints[] }) {
  const { say, language, zone } = useAdmin();
  return (
    <div className="Polaris-DataTable__ScrollContainer" tabIndex={0} role="region" aria-label={say("home.picture.title")}>
      <table className="Polaris-DataTable__Table">
        <caption className="Polaris-Text--visuallyHidden">{say("home.picture.title")}</caption>
        <thead>
          <tr>
            {[say("home.picture.day"), say("home.figure.granted"), say("home.figure.spent")].map((title, place) => (
              <th
                key={title}
                scope="col"
                className={`Polaris-DataTable__Cell Polaris-DataTable__Cell--header${place > 0 ? " Polaris-DataTable__Cell--numeric" : ""}`}
              >
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {daily.toReversed().map(({ from, granted, spent }) => (
            <tr key={from.toISOString()} className="Polaris-DataTable__TableRow">
              <th scope="row" className="Polaris-DataTable__Cell Polaris-DataTable__Cell--firstColumn">
                {writeDay(from.toISOString(), language, zone)}
              </th>
              <td className="Polaris-DataTable__Cell Polaris-DataTable__Cell--numeric">{writePoints(granted, language)}</td>
              <td className="Polaris-DataTable__Cell Polaris-DataTable__Cell--numeric">{writePoints(spent, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
