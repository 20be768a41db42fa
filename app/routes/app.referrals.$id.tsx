import { json, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Card, Layout, Page } from "@shopify/polaris";
import { useState } from "react";
import { z } from "zod";
import { isFidelioError } from "../base/errors";
import { useAdmin } from "../components/admin-frame";
import { PageFault } from "../components/page-fault";
import { DecisionModal, type AskedDecision } from "../components/referrals/decision-modal";
import evidenceStyles from "../components/referrals/evidence.css?url";
import { HeldCard } from "../components/referrals/held-card";
import { ReferralBadge } from "../components/referrals/referral-badge";
import { sideWords } from "../components/referrals/referral-words";
import { StoryGains, StoryLines } from "../components/referrals/story";
import { actOnReferral } from "./admin/referral-review.server";
import { referralStory } from "./admin/referral-story.server";
import { readForm } from "./admin/read-sent.server";
import { pageVisit } from "./admin/visit.server";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: evidenceStyles }];

const missing = () => json("missing" as const, { status: 404 });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visit = await pageVisit(request);
  const id = z.uuid().safeParse(params["id"]);
  if (!id.success) throw missing();
  try {
    return await referralStory(visit, id.data);
  } catch (error) {
    if (isFidelioError(error, "not_found")) throw missing();
    throw error;
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const visit = await pageVisit(request);
  const fields = Object.fromEntries(await readForm(request));
  const answer = await actOnReferral(visit, { ...fields, referral: params["id"] });
  // what is missing in a field is an answer, not an error
  return json(answer, { status: answer.ok || answer.field ? 200 : 422 });
}

/** Single fetch brings promises as they are. */
type Loaded = Awaited<ReturnType<typeof loader>>;

/** One referral: what became of it and why, for whoever is asked about it. */
export default function Referral() {
  const words = useAdmin();
  const { say, to } = words;
  const { view, gains, acts, reasons, evidence } = useLoaderData<unknown>() as Loaded;
  const [asked, ask] = useState<AskedDecision | null>(null);
  const sides = { advocate: sideWords(words, view.advocate, "advocate"), friend: sideWords(words, view.friend, "friend") };
  return (
    <Page
      title={say("review.story")}
      subtitle={say("review.of", sides)}
      titleMetadata={<ReferralBadge state={view.state} />}
      backAction={
        view.state === "review"
          ? { content: say("review.title"), url: to(`/app/referrals/review?referral=${view.id}`) }
          : { content: say("shell.referrals"), url: to("/app/referrals") }
      }
    >
      <div className="two-columns">
        <Layout>
          <Layout.Section>
            <HeldCard story referral={view} evidence={evidence} onAsk={(decision, referral) => ask({ decision, referral })} />
          </Layout.Section>
          <Layout.Section variant="oneThird">
            <BlockStack gap="400">
              <Card>
                <StoryLines view={view} acts={acts} />
              </Card>
              <StoryGains gains={gains} />
            </BlockStack>
          </Layout.Section>
        </Layout>
      </div>
      <DecisionModal asked={asked} reasons={reasons} onClose={() => ask(null)} />
    </Page>
  );
}

/** No referral of this id, in words; whatever else was thrown is the frame's to show. */
export function ErrorBoundary() {
  return <PageFault what="referral" />;
}
