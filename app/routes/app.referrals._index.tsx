import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Card, EmptyState, Page, Text } from "@shopify/polaris";
import { useAdmin } from "../components/admin-frame";
import { emptyPicture } from "../components/empty-picture";
import { BroughtList } from "../components/referrals/brought-list";
import { CostCard, HeldShare, ResultFigures } from "../components/referrals/results";
import { writeDay } from "../components/write";
import { referralResultsPage } from "./admin/referral-results.server";
import { pageVisit } from "./admin/visit.server";

export async function loader({ request }: LoaderFunctionArgs) {
  return { results: await referralResultsPage(await pageVisit(request)) };
}

/** What came of referrals lately, what they brought and cost, who brought whom, and what was held and why. */
export default function Results() {
  const { say, to, language, zone } = useAdmin();
  const { results } = useLoaderData<typeof loader>();
  const program = { content: say("results.program"), url: to("/app/program/referral") };
  if (results === null || results.clicks + results.claims === 0) {
    return (
      <Page title={say("shell.referrals")}>
        <Card>
          <EmptyState heading={say("results.empty")} image={emptyPicture} action={program}>
            <Text as="p">{say(results?.open === true ? "results.empty.lead" : "results.empty.closed")}</Text>
          </EmptyState>
        </Card>
      </Page>
    );
  }
  return (
    <Page
      title={say("shell.referrals")}
      subtitle={say("results.since", { day: writeDay(results.since, language, zone) })}
      secondaryActions={[{ content: say("gains.title"), url: to("/app/referrals/gains") }, program]}
    >
      <BlockStack gap="400">
        <ResultFigures results={results} />
        <CostCard results={results} />
        <HeldShare results={results} />
        <BroughtList tree={results.tree} />
      </BlockStack>
    </Page>
  );
}
