import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Text } from "@shopify/polaris";
import { useAdmin } from "../components/admin-frame";
import { DocumentCard } from "../components/program/overview/document-card";
import { LiveCard } from "../components/program/overview/live-card";
import { TranslationsCard } from "../components/program/overview/translations-card";
import { VersionList } from "../components/program/overview/version-list";
import { SimulationCard } from "../components/program/simulation-card";
import { StudioPage } from "../components/program/studio-page";
import { readVersions } from "./admin/studio-versions.server";
import { pageVisit } from "./admin/visit.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const visit = await pageVisit(request);
  return { versions: await visit.inShop((tx) => readVersions(tx, visit)) };
}

/** What is live, what waits, which versions there were, and the document itself. */
export default function Overview() {
  const { say, to } = useAdmin();
  const { versions } = useLoaderData<typeof loader>();
  return (
    <StudioPage part="overview" secondaryActions={[{ content: say("past.title"), url: to("/app/program/back-award") }]}>
      <LiveCard />
      <SimulationCard />
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
