import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Card, EmptyState } from "@shopify/polaris";
import { useAdmin } from "../components/admin-frame";
import { emptyPicture } from "../components/empty-picture";
import { PublishForm } from "../components/program/publish/publish-form";
import { useDraft } from "../components/program/studio";
import { StudioPage } from "../components/program/studio-page";
import { readPublication } from "./admin/studio-versions.server";
import { pageVisit } from "./admin/visit.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const visit = await pageVisit(request);
  return visit.inShop((tx) => readPublication(tx, visit));
}

/** What publishing the draft would do, and the button that does it. */
export default function Publish() {
  const { say, to } = useAdmin();
  const { preview, compared, keptUntil } = useLoaderData<typeof loader>();
  const { draft } = useDraft().data;
  return (
    <StudioPage part="overview" title={say("program.review")} back={{ content: say("program.title"), path: "/app/program" }} banner={false}>
      {draft === null ? (
        <Card>
          <EmptyState
            heading={say("program.publish.nothing")}
            image={emptyPicture}
            action={{ content: say("program.publish.nothing.act"), url: to("/app/program/earn") }}
          >
            {say("program.publish.nothing.lead")}
          </EmptyState>
        </Card>
      ) : (
        <PublishForm draft={draft} preview={preview} compared={compared} keptUntil={keptUntil} />
      )}
    </StudioPage>
  );
}
