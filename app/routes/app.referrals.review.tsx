import { json, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate } from "@remix-run/react";
import { BlockStack, Button, Card, EmptyState, InlineStack, Layout, Page, Pagination } from "@shopify/polaris";
import { useState } from "react";
import { useAdmin } from "../components/admin-frame";
import { emptyPicture } from "../components/empty-picture";
import { DecisionModal, type AskedDecision } from "../components/referrals/decision-modal";
import evidenceStyles from "../components/referrals/evidence.css?url";
import { HeldCard } from "../components/referrals/held-card";
import { DecidedList, queueAddress, QueueList } from "../components/referrals/queue-list";
import { actOnReferral, reviewPage } from "./admin/referral-review.server";
import { readForm } from "./admin/read-sent.server";
import { pageVisit } from "./admin/visit.server";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: evidenceStyles }];

export async function loader({ request }: LoaderFunctionArgs) {
  const visit = await pageVisit(request);
  return reviewPage(visit, new URL(request.url).searchParams);
}

export async function action({ request }: ActionFunctionArgs) {
  const visit = await pageVisit(request);
  const answer = await actOnReferral(visit, Object.fromEntries(await readForm(request)));
  // what is missing in a field is an answer, not an error
  return json(answer, { status: answer.ok || answer.field ? 200 : 422 });
}

/** Single fetch brings promises as they are. */
type Loaded = Awaited<ReturnType<typeof loader>>;

/** The referrals that wait for a person: one at a time with its evidence, and what was decided lately. */
export default function Review() {
  const { say, to } = useAdmin();
  const { held, part, decided, selected, evidence, reasons, waiting } = useLoaderData<unknown>() as Loaded;
  const [asked, ask] = useState<AskedDecision | null>(null);
  const navigate = useNavigate();
  const place = held.findIndex(({ id }) => id === selected);
  const shown = held[place];
  const nextOne = held[place + 1]?.id ?? part.next;
  const previousOne = held[place - 1]?.id ?? part.previous;
  const waits = waiting > 99 ? "99+" : String(waiting);
  const from = held[0]?.id ?? "";
  const go = (referral: string | null, beginning = from) =>
    navigate(to(queueAddress(referral ?? "", beginning)), { preventScrollReset: true });
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
    <Page
      title={say("review.title")}
      subtitle={say("review.lead")}
      backAction={{ content: say("shell.referrals"), url: to("/app/referrals") }}
      fullWidth={shown !== undefined}
    >
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
                    label={say("review.place", { place: part.before + place + 1, of: waits })}
                    accessibilityLabel={say("review.places")}
                    hasPrevious={previousOne !== null}
                    hasNext={nextOne !== null}
                    onPrevious={() => go(previousOne, place > 0 ? from : (part.previous ?? from))}
                    onNext={() => go(nextOne, place < held.length - 1 ? from : (part.next ?? from))}
                  />
                }
              />
            </Layout.Section>
            <Layout.Section variant="oneThird">
              <BlockStack gap="400">
                <QueueList held={held} selected={shown.id} part={part} waiting={waits} />
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
