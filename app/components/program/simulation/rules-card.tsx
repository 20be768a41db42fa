import { Card, Text } from "@shopify/polaris";
import type { SimulationResult } from "../../../loyalty/simulate/result";
import type { Side, SummedPoints } from "../../../loyalty/simulate/sums";
import { localised } from "../../../loyalty/texts";
import { useAdmin } from "../../admin-frame";
import { writePoints, writeSigned } from "../../write";
import { useDraft } from "../studio";
import { Titled } from "../titled";
import { FigureTable, type FigureRow } from "./figure-table";
import { costWords, formulaWords, netOf } from "./words";

/** What each rule gives under both programs, and what the draft's costs. */
export function RulesCard({ result }: { result: SimulationResult }) {
  const words = useAdmin();
  const { say, language } = words;
  const { locale } = useDraft().data.shop;
  const { rules, totals, value, currency } = result;
  const row = (key: string, head: string, points: Record<Side, SummedPoints>, total = false): FigureRow => ({
    key,
    head,
    total,
    cells: [
      <Points key="live" points={points.live} />,
      <Points key="draft" points={points.draft} />,
      writeSigned(netOf(points.draft) - netOf(points.live), language),
      costWords(words, netOf(points.draft), value.draft, currency) ?? "–",
      <Points key="happened" points={points.happened} />,
    ],
  });
  return (
    <Card>
      <Titled title={say("simulation.rules")} lead={say("simulation.rules.lead")}>
        {rules.length === 0 ? (
          <Text as="p">{say("simulation.rules.none")}</Text>
        ) : (
          <FigureTable
            title={say("simulation.rules")}
            heads={[
              say("simulation.rule"),
              say("simulation.side.live"),
              say("simulation.side.draft"),
              say("simulation.change"),
              say("simulation.cost"),
              say("simulation.side.happened"),
            ]}
            rows={[
              ...rules.map((rule) => row(rule.key, localised(rule.title, language, locale) ?? rule.key, rule)),
              row("all", say("simulation.rules.all"), totals, true),
            ]}
          />
        )}
        <Text as="p" tone="subdued">
          {say("simulation.cost.formula", {
            live: formulaWords(words, value.live, currency),
            draft: formulaWords(words, value.draft, currency),
          })}
        </Text>
      </Titled>
    </Card>
  );
}

function Points({ points }: { points: SummedPoints }) {
  const { say, language } = useAdmin();
  const { granted, reversed } = points;
  return (
    <>
      {writePoints(netOf(points), language)}
      {reversed === 0 ? null : (
        <span className="simulation-under">
          {say("simulation.granted", { granted: writePoints(granted, language), reversed: writePoints(reversed, language) })}
        </span>
      )}
    </>
  );
}
