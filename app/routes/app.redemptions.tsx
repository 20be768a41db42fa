import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate, useNavigation } from "@remix-run/react";
import { Banner, Box, Card, EmptyState, Page, Text, BlockStack, Button } from "@shopify/polaris";
import { useCallback, useMemo, useState } from "react";
import { useAdmin } from "../components/admin-frame";
import { emptyPicture } from "../components/empty-picture";
import { addressOf, plainQuery } from "../components/redemptions/address";
import { RedemptionFilters } from "../components/redemptions/redemption-filters";
import { RedemptionModal, type AskedDeed } from "../components/redemptions/redemption-modal";
import { RedemptionTable } from "../components/redemptions/redemption-table";
import type { RedemptionQuery } from "../members/redemptions/query";
import { actOnRedemptions } from "./admin/redemption-acts.server";
import { redemptionsPage } from "./admin/redemptions-page.server";
import { readForm } from "./admin/read-sent.server";
import { pageVisit } from "./admin/visit.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const visit = await pageVisit(request);
  return json(await redemptionsPage(visit, new URL(request.url).searchParams));
}

export async function action({ request }: ActionFunctionArgs) {
  const visit = await pageVisit(request);
  const answer = await actOnRedemptions(visit, Object.fromEntries(await readForm(request)));
  return json(answer, { status: answer.ok ? 200 : 422 });
}

/** What members exchanged points for: in every state, found by code or member, and what can be done about it. */
export default function Redemptions() {
  const { say, to } = useAdmin();
  const { redemptions, query, counts, next, previous, none, published, handOver } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const { state, location } = useNavigation();
  const [asked, setAsked] = useState<AskedDeed | null>(null);
  const go = useCallback(
    (address: string, replace = false) => navigate(to(address), { replace, preventScrollReset: true }),
    [navigate, to],
  );
  const show = (wanted: RedemptionQuery) => go(addressOf(wanted), wanted.search !== query.search && query.search !== "");
  const pagination = useMemo(
    () =>
      previous === null && next === null
        ? null
        : {
            hasPrevious: previous !== null,
            hasNext: next !== null,
            onPrevious: () => go(addressOf(query, { cursor: previous, back: "1" })),
            onNext: () => go(addressOf(query, { cursor: next })),
          },
    [go, query, previous, next],
  );
  const onAsk = useCallback((deed: AskedDeed["deed"], line: AskedDeed["line"]) => setAsked({ deed, line }), []);
  if (none) {
    return (
      <Page title={say("redemptions.title")}>
        <Card>
          <EmptyState
            heading={say("redemptions.empty")}
            image={emptyPicture}
            action={{ content: say("redemptions.empty.rewards"), url: to("/app/program/spend") }}
          >
            <p>{say(published ? "redemptions.empty.published" : "redemptions.empty.unpublished")}</p>
          </EmptyState>
        </Card>
      </Page>
    );
  }
  return (
    <Page title={say("redemptions.title")} subtitle={say("redemptions.lead")} fullWidth>
      <BlockStack gap="400">
        {handOver === 0 ? null : (
          <Banner
            title={say("gains.redemptions", { count: handOver })}
            action={{ content: say("gains.redemptions.open"), url: to("/app/referrals/gains") }}
          />
        )}
        <Card padding="0">
          <RedemptionFilters
            query={query}
            counts={counts}
            loading={state === "loading" && location.pathname === "/app/redemptions"}
            show={show}
          />
          {redemptions.length === 0 ? (
            <Box padding="800">
              <BlockStack gap="200" inlineAlign="center">
                <Text as="h2" variant="headingMd">
                  {say("redemptions.none")}
                </Text>
                <Text as="p" tone="subdued" alignment="center">
                  {say(`redemptions.none.${query.view}`)}
                </Text>
                <Button onClick={() => show(plainQuery)}>{say("redemptions.none.clear")}</Button>
              </BlockStack>
            </Box>
          ) : (
            <RedemptionTable redemptions={redemptions} onAsk={onAsk} pagination={pagination} />
          )}
        </Card>
      </BlockStack>
      <RedemptionModal asked={asked} onClose={() => setAsked(null)} />
    </Page>
  );
}
