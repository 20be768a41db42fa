import { Button, Card, InlineStack } from "@shopify/polaris";
import { useAdmin } from "../admin-frame";
import { Titled } from "./titled";

/** The way to the simulation, for pages on which a draft is looked over. `last`: a result that is there already. */
export function SimulationCard({ last = null }: { last?: string | null }) {
  const { say, to } = useAdmin();
  return (
    <Card>
      <Titled title={say("simulation.card")} lead={say("simulation.card.lead")}>
        <InlineStack gap="200">
          <Button url={to("/app/program/simulation")}>{say("simulation.open")}</Button>
          {last === null ? null : (
            <Button variant="plain" url={to(`/app/program/simulation/${last}`)}>
              {say("simulation.card.last")}
            </Button>
          )}
        </InlineStack>
      </Titled>
    </Card>
  );
}
