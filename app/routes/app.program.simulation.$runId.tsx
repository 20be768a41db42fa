import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useRevalidator } from "@remix-run/react";
import { Banner, BlockStack, Button, Card, EmptyState, InlineStack, Text } from "@shopify/polaris";
import { useCallback } from "react";
import { useAdmin } from "../components/admin-frame";
import { emptyPicture } from "../components/empty-picture";
import { Result } from "../components/program/simulation/result";
import { useSimulation } from "../components/program/simulation/use-simulation";
import type { SimulationView } from "../components/program/simulation/view";
import { nameOf } from "../components/program/simulation/words";
import { StudioPage } from "../components/program/studio-page";
import { RunProgress } from "../components/run-progress";
import { writeMoment, writePoints } from "../components/write";
import { readSimulation } from "./admin/simulation.server";
import { pageVisit } from "./admin/visit.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visit = await pageVisit(request);
  return { simulation: await visit.inShop((tx) => readSimulation(tx, params["runId"])) };
}

/** One simulation: how far it is, then what came of it. */
export default function Simulation() {
  const words = useAdmin();
  const { say, to, language, zone } = words;
  const { simulation } = useLoaderData<typeof loader>();
  const back = { content: say("simulation.title"), path: "/app/program/simulation" };
  if (simulation === null) {
    return (
      <StudioPage part="overview" title={say("simulation.title")} back={back} banner={false}>
        <Card>
          <EmptyState
            heading={say("simulation.missing")}
            image={emptyPicture}
            action={{ content: say("simulation.title"), url: to("/app/program/simulation") }}
          >
            {say("simulation.missing.lead")}
          </EmptyState>
        </Card>
      </StudioPage>
    );
  }
  const started = say("simulation.past.at", { moment: writeMoment(simulation.startedAt, language, zone) });
  return (
    <StudioPage part="overview" title={nameOf(words, simulation)} subtitle={started} back={back} banner={false}>
      {simulation.result === null ? (
        <UnderWay key={simulation.state} simulation={simulation} />
      ) : (
        <Result result={simulation.result} people={simulation.people} />
      )}
    </StudioPage>
  );
}

function UnderWay({ simulation: { id, state, done } }: { simulation: SimulationView }) {
  const { say, to, language } = useAdmin();
  const { revalidate } = useRevalidator();
  const { send, busy } = useSimulation();
  const ended = useCallback(() => revalidate(), [revalidate]);
  if (state === "stopped") {
    return (
      <Banner tone="info" title={say("simulation.stopped")}>
        <BlockStack gap="200" inlineAlign="start">
          <Text as="p">{say("simulation.stopped.lead", { done: writePoints(done, language) })}</Text>
          <Button url={to("/app/program/simulation")}>{say("simulation.again")}</Button>
        </BlockStack>
      </Banner>
    );
  }
  return (
    <Card>
      <BlockStack gap="400">
        <RunProgress id={id} title={say("simulation.progress")} onDone={ended} />
        {state === "failed" ? null : (
          <InlineStack>
            <Button loading={busy} onClick={() => send({ intent: "stop", id })}>
              {say("simulation.stop")}
            </Button>
          </InlineStack>
        )}
      </BlockStack>
    </Card>
  );
}
