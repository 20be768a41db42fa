import { json, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate } from "@remix-run/react";
import { BlockStack, Button, Card, EmptyState, InlineStack, Layout, Page, Pagination } from "@shopify/polaris";
import { useState } from "react";
import { useAdmin } from "../components/admin-frame";
import { emptyPicture } from "../components/empty-picture";
import { DecisionModal, type AskedDecision } from "../components/referrals/decision-modal";
import evidenceStyles from "../components/referrals/evidence.css?url";
import { HeldCard } from "../components/referrals/held-card";
import { DecidedList, QueueList } from "../components/referrals/queue-list";
import { actOnReferral, reviewPage } from "./admin/referral-review.server";
import { pageVisit } from "./admin/visit.server";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: evidenceStyles }];

export async function loader({ request }: LoaderFunctionArgs) {
  const visit = await pageVisit(request);
  return reviewPage(visit, new URL(request.url).searchParams);
}

export async function action({ request }: ActionFunctionArgs) {
  const visit = await pageVisit(request);
  const answer = await actOnReferral(visit, Object.fromEntries(await request.formData()));
  // what is missing in a field is an answer, not an error
  return json(answer, { status: answer.ok || answer.field ? 200 : 422 });
}

/** Single fetch brings promises as they are. */
type Loaded = Awaited<ReturnType<typeof loader>>;

/** The referrals that wait for a person: one at a time with its evidence, and what was decided lately. */
export default function Review() {
  const { say, to } = useAdmin();
  const { held, decided, selected, evidence, reasons, waiting } = useLoaderData<unknown>() as Loaded;
  const [asked, ask] = useState<AskedDecision | null>(null);
  const navigate = useNavigate();
  const place = held.findIndex(({ id }) => id === selected);
  const shown = held[place];
  const go = (by: number) => navigate(to(`/app/referrals/review?referral=${held[place + by]?.id ?? ""}`), { preventScrollReset: true });
  const side = (
    <DecidedList decided={decided}>
      {(one) =>
        one.undoable ? (
          <InlineStack>
            <Button variant="plain" onClick={() => ask({ decision: "undo", referral: one })}>
              {say("review.act.undo")}
            </Button>
          </InlineStack>
        ) : null
      }
    </DecidedList>
  );
  return (
    <Page title={say("review.title")} subtitle={say("review.lead")} fullWidth={shown !== undefined}>
      {shown && evidence ? (
        <div className="two-columns">
          <Layout>
            <Layout.Section>
              <HeldCard
                referral={shown}
                evidence={evidence}
                onAsk={(decision, referral) => ask({ decision, referral })}
                aside={
                  <Pagination
                    label={say("review.place", { place: place + 1, of: held.length })}
                    accessibilityLabel={say("review.places")}
                    hasPrevious={place > 0}
                    hasNext={place < held.length - 1}
                    onPrevious={() => go(-1)}
                    onNext={() => go(1)}
                  />
                }
              />
            </Layout.Section>
            <Layout.Section variant="oneThird">
              <BlockStack gap="400">
                <QueueList held={held} selected={shown.id} waiting={waiting > 99 ? "99+" : String(waiting)} />
                {side}
              </BlockStack>
            </Layout.Section>
          </Layout>
        </div>
      ) : (
        <BlockStack gap="400">
          <Card>
            <EmptyState heading={say("review.empty")} image={emptyPicture}>
              <p>{say("review.empty.lead")}</p>
            </EmptyState>
          </Card>
          {side}
        </BlockStack>
      )}
      <DecisionModal asked={asked} reasons={reasons} onClose={() => ask(null)} />
    </Page>
  );
}
