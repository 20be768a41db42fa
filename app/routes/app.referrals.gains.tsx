import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate } from "@remix-run/react";
import { BlockStack, Box, Card, Page, Tabs, Text } from "@shopify/polaris";
import { useState } from "react";
import { useAdmin } from "../components/admin-frame";
import { ListPager } from "../components/member/list-pager";
import { GainList } from "../components/referrals/gain-list";
import { GainModal, type AskedGain } from "../components/referrals/gain-modal";
import { actOnGain, referralGainsPage } from "./admin/referral-gains.server";
import { readForm } from "./admin/read-sent.server";
import { pageVisit } from "./admin/visit.server";

export async function loader({ request }: LoaderFunctionArgs) {
  return json(await referralGainsPage(await pageVisit(request), new URL(request.url).searchParams));
}

export async function action({ request }: ActionFunctionArgs) {
  const visit = await pageVisit(request);
  const answer = await actOnGain(visit, Object.fromEntries(await readForm(request)));
  return json(answer, { status: answer.ok ? 200 : 422 });
}

const lists = ["open", "all"] as const;

/** Rewards that referrals gave: perks that staff hand over, what Shopify refused to make, and all the others. */
export default function Gains() {
  const { say, to } = useAdmin();
  const { list, gains, first, next, open } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const [asked, ask] = useState<AskedGain | null>(null);
  const address = (of: (typeof lists)[number], cursor?: string) =>
    to(`/app/referrals/gains?${new URLSearchParams({ list: of, ...(cursor ? { cursor } : {}) }).toString()}`);
  const tabs = lists.map((id) => ({
    id,
    content: say(`gains.list.${id}`),
    panelID: "gains",
    ...(id === "open" && open !== "0" ? { badge: open } : {}),
  }));
  return (
    <Page
      title={say("gains.title")}
      subtitle={say("gains.lead")}
      backAction={{ content: say("shell.referrals"), url: to("/app/referrals") }}
    >
      <Card padding="0">
        <Tabs
          tabs={tabs}
          selected={lists.indexOf(list)}
          onSelect={(place) => navigate(address(lists[place] ?? "open"), { preventScrollReset: true })}
        />
        {gains.length === 0 ? (
          <Box padding="800">
            <BlockStack gap="200" inlineAlign="center">
              <Text as="h2" variant="headingMd">
                {say(`gains.none.${list}`)}
              </Text>
              <Text as="p" tone="subdued" alignment="center">
                {say(`gains.none.${list}.lead`)}
              </Text>
            </BlockStack>
          </Box>
        ) : (
          <GainList gains={gains} onAsk={(deed, line) => ask({ deed, line })} />
        )}
        <ListPager first={first} next={next === null ? null : address(list, next)} newest={address(list)} />
      </Card>
      <GainModal asked={asked} onClose={() => ask(null)} />
    </Page>
  );
}
