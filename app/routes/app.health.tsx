import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { useAdmin } from "../components/admin-frame";
import { AuditCard } from "../components/health/audit-card";
import { DeadLetters } from "../components/health/dead-letters";
import { DriftCard } from "../components/health/drift-card";
import { InboxCard } from "../components/health/inbox-card";
import { JobsCard } from "../components/health/jobs-card";
import { ProblemBanner } from "../components/health/problem-banner";
import { SealCard } from "../components/health/seal-card";
import rows from "../components/health/rows.css?url";
import { useReading } from "../components/health/use-reading";
import { actOnHealth } from "./admin/health-actions.server";
import { readHealth } from "./admin/health.server";
import { readForm } from "./admin/read-sent.server";
import { pageVisit } from "./admin/visit.server";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: rows }];

export async function loader({ request }: LoaderFunctionArgs) {
  return readHealth(await pageVisit(request));
}

export async function action({ request }: ActionFunctionArgs) {
  const visit = await pageVisit(request);
  return actOnHealth(visit, await readForm(request));
}

type Loaded = Awaited<ReturnType<typeof loader>>;

/** Whether what Shopify says arrives, whether our copy is true, and whether the ledger adds up. */
export default function Health() {
  const { say } = useAdmin();
  const health = useLoaderData<unknown>() as Loaded;
  useReading(health.sweeping !== null);
  return (
    <Page title={say("health.title")}>
      <BlockStack gap="400">
        <ProblemBanner problems={health.problems} />
        <InboxCard inbox={health.inbox} deadLetters={health.deadLetters.length} />
        {health.deadLetters.length > 0 ? <DeadLetters letters={health.deadLetters} /> : null}
        <DriftCard sweeps={health.sweeps} drift={health.drift} sweeping={health.sweeping} allOrders={health.allOrders} />
        <AuditCard last={health.audit} run={health.auditRun} />
        <SealCard seals={health.seals} />
        <JobsCard jobs={health.jobs} />
      </BlockStack>
    </Page>
  );
}
