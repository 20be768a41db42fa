import { BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import type { SimulationResult } from "../../../loyalty/simulate/result";
import { useAdmin } from "../../admin-frame";
import { Titled } from "../titled";
import { costWords } from "./words";

/** What members would still hold of what these orders granted. */
export function LiabilityCard({ result }: { result: SimulationResult }) {
  const words = useAdmin();
  const { say } = words;
  const { outstanding, value, currency } = result;
  const wordsOf = (side: "live" | "draft") => {
    const points = outstanding[side];
    const money = costWords(words, points, value[side], currency);
    return money === null ? say("simulation.liability.points", { points }) : say("simulation.liability.money", { points, money });
  };
  const sides = (["live", "draft"] as const).filter((side) => side === "draft" || result.liveVersion !== null);
  return (
    <Card>
      <Titled title={say("simulation.liability")} lead={say("simulation.liability.lead")}>
        <BlockStack gap="200">
          {sides.map((side) => (
            <InlineStack key={side} align="space-between" gap="200">
              <Text as="span">{say(`simulation.side.${side}`)}</Text>
              <Text as="span" numeric fontWeight="semibold">
                {wordsOf(side)}
              </Text>
            </InlineStack>
          ))}
        </BlockStack>
      </Titled>
    </Card>
  );
}
