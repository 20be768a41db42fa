import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Text } from "@shopify/polaris";
import { useAdmin } from "../components/admin-frame";
import { PastCard } from "../components/program/simulation/past-card";
import { HistoryBanner } from "../components/program/simulation/result";
import { StartCard } from "../components/program/simulation/start-card";
import { StudioPage } from "../components/program/studio-page";
import { actOnSimulation, readSimulationStart } from "./admin/simulation.server";
import { readSent } from "./admin/read-sent.server";
import { pageVisit } from "./admin/visit.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const visit = await pageVisit(request);
  return visit.inShop((tx) => readSimulationStart(tx, visit));
}

export async function action({ request }: ActionFunctionArgs) {
  const visit = await pageVisit(request);
  return json(await actOnSimulation(visit, await readSent(request)));
}

/** Where a draft is tried on past orders. */
export default function Simulations() {
  const { say } = useAdmin();
  const start = useLoaderData<typeof loader>();
  return (
    <StudioPage
      part="overview"
      title={say("simulation.title")}
      back={{ content: say("program.title"), path: "/app/program" }}
      banner={false}
    >
      <div className="studio-on-page">
        <Text as="p" tone="subdued">
          {say("simulation.lead")}
        </Text>
      </div>
      <HistoryBanner since={start.historySince} />
      <StartCard start={start} />
      <PastCard past={start.past} />
    </StudioPage>
  );
}
