import { Banner, BlockStack, Button, Card, ChoiceList, InlineStack, Link, Text } from "@shopify/polaris";
import { useState } from "react";
import { useAdmin } from "../../admin-frame";
import { writeMoment } from "../../write";
import { useDraft } from "../studio";
import { Titled } from "../titled";
import { useSimulation } from "./use-simulation";
import type { SimulationStart } from "./view";

const choices = [3, 6, 12, 24] as const;

/** What is compared, over which orders, and the button that begins it. */
export function StartCard({ start }: { start: SimulationStart }) {
  const { say, to, language, zone } = useAdmin();
  const { dirty } = useDraft();
  const [months, choose] = useState<number>(12);
  const { send, busy } = useSimulation();
  const { draft, liveVersion, needsPlan } = start;
  const moment = draft ? writeMoment(draft.savedAt, language, zone) : "";
  const nothing = draft === null && liveVersion === null;
  const compared = () => {
    if (nothing) return say("simulation.of.nothing");
    if (draft === null) return say("simulation.of.live", { version: liveVersion ?? 0 });
    return liveVersion === null ? say("simulation.of.first", { moment }) : say("simulation.of.draft", { moment, version: liveVersion });
  };
  return (
    <Card>
      <BlockStack gap="400">
        <Titled title={say("simulation.of")}>
          <Text as="p">{compared()}</Text>
        </Titled>
        {dirty ? (
          <Banner tone="warning">
            <Text as="p">{say("simulation.unsaved")}</Text>
          </Banner>
        ) : null}
        <ChoiceList
          title={say("simulation.window")}
          disabled={needsPlan !== null}
          selected={[String(months)]}
          onChange={([chosen]) => choose(Number(chosen))}
          choices={choices.map((each) => ({ value: String(each), label: say("simulation.months", { months: each }) }))}
        />
        <InlineStack gap="300" blockAlign="center">
          <Button
            variant="primary"
            disabled={needsPlan !== null || nothing}
            loading={busy}
            onClick={() => send({ intent: "start", id: start.id, months })}
          >
            {say("simulation.start")}
          </Button>
          {needsPlan === null ? null : (
            <Text as="span" tone="subdued">
              {say("simulation.plan", { plan: needsPlan })} <Link url={to("/app/settings/plan")}>{say("simulation.plan.see")}</Link>
            </Text>
          )}
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
