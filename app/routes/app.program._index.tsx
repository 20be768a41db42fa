import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Text } from "@shopify/polaris";
import { useAdmin } from "../components/admin-frame";
import { StatusCard } from "../components/home/status-card";
import { DocumentCard } from "../components/program/overview/document-card";
import { LiveCard } from "../components/program/overview/live-card";
import { TranslationsCard } from "../components/program/overview/translations-card";
import { VersionList } from "../components/program/overview/version-list";
import { SimulationCard } from "../components/program/simulation-card";
import { StudioPage } from "../components/program/studio-page";
import { readStatus } from "./admin/home.server";
import { actOnHome } from "./admin/home-actions.server";
import { readVersions } from "./admin/studio-versions.server";
import { readForm } from "./admin/read-sent.server";
import { pageVisit } from "./admin/visit.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const visit = await pageVisit(request);
  return visit.inShop(async (tx) => ({ versions: await readVersions(tx, visit), status: await readStatus(tx, visit) }));
}

/** Pausing and closing, as on Home. */
export async function action({ request }: ActionFunctionArgs) {
  const visit = await pageVisit(request);
  return actOnHome(visit, await readForm(request));
}

/** What is live, what waits, which versions there were, and the document itself. */
export default function Overview() {
  const { say, to } = useAdmin();
  const { versions, status } = useLoaderData<typeof loader>();
  return (
    <StudioPage
      part="overview"
      secondaryActions={[
        { content: say("past.title"), url: to("/app/program/back-award") },
        { content: say("pages.templates.title"), url: to("/app/program/templates") },
      ]}
    >
      <LiveCard />
      {status.published ? <StatusCard home={status} /> : null}
      {status.published ? <SimulationCard /> : null}
      <TranslationsCard />
      {versions.length === 0 ? null : (
        <BlockStack gap="200">
          <div className="studio-on-page">
            <Text as="h2" variant="headingMd">
              {say("program.versions")}
            </Text>
          </div>
          <VersionList versions={versions} />
        </BlockStack>
      )}
      <DocumentCard />
    </StudioPage>
  );
}
