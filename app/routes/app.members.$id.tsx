import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Card, Layout, Page } from "@shopify/polaris";
import { memo, useCallback, useState } from "react";
import { isFidelioError } from "../base/errors";
import { useAdmin } from "../components/admin-frame";
import { LotList } from "../components/lot-list";
import { BirthdayCard } from "../components/member/birthday-card";
import { Balances, MayDo, StatusBadge } from "../components/member/member-header";
import { MemberLists, type MemberList } from "../components/member/member-lists";
import { MemberModals, type OpenModal } from "../components/member/member-modals";
import { PageFault } from "../components/page-fault";
import { ProposalCard } from "../components/member/proposal-card";
import { TierCard } from "../components/member/tier-card";
import { memberWords } from "../components/words";
import { actOnMember } from "./admin/member-acts.server";
import { askedOf, memberPage } from "./admin/member-page-data.server";
import { readForm } from "./admin/read-sent.server";
import { pageVisit } from "./admin/visit.server";
import { shopifyId } from "./api/schemas/parts";

const missing = () => json("missing" as const, { status: 404 });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visit = await pageVisit(request);
  const id = shopifyId.safeParse(params["id"]);
  if (!id.success) throw missing();
  try {
    return await visit.inShop((tx) => memberPage(tx, visit, id.data, askedOf(new URL(request.url))));
  } catch (error) {
    if (isFidelioError(error, "not_found")) throw missing();
    if (isFidelioError(error, "invalid_input")) throw missing();
    throw error;
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const visit = await pageVisit(request);
  const id = shopifyId.safeParse(params["id"]);
  if (!id.success) throw missing();
  const answer = await actOnMember(visit, id.data, Object.fromEntries(await readForm(request)));
  return json(answer, { status: answer.ok ? 200 : 422 });
}

/** One member: what they have and may do, everything that happened and why, and what the merchant can do about it. */
export default function Member() {
  const data = useLoaderData<typeof loader>();
  const { member, name } = data;
  const words = useAdmin();
  const [open, setOpen] = useState<OpenModal | null>(null);
  const close = useCallback(() => setOpen(null), []);
  return (
    <>
      <MemberBody data={data} onOpen={setOpen} />
      <MemberModals
        open={open}
        onClose={close}
        name={memberWords(words, { name, customerId: member.customerId })}
        available={member.balance.available}
        adjustmentId={data.adjustmentId}
        leftToday={data.leftToday}
        goodwill={data.goodwill}
        tier={data.tier}
        current={member.tier?.key ?? null}
        titles={data.tierTitles}
        today={data.today}
      />
    </>
  );
}

interface MemberBodyProps {
  data: ReturnType<typeof useLoaderData<typeof loader>>;
  onOpen(modal: OpenModal): void;
}

/** What stands below the questions: a question that opens or closes does not draw it again. */
const MemberBody = memo(function MemberBody({ data, onOpen }: MemberBodyProps) {
  const { member, name, tier, tierTitles, lots, list, asked, birthday } = data;
  const words = useAdmin();
  const { say, to } = words;
  const path = `/app/members/${member.customerId}`;
  const blocked = member.status === "blocked";
  return (
    <Page
      title={memberWords(words, { name, customerId: member.customerId })}
      titleMetadata={<StatusBadge status={member.status} />}
      backAction={{ content: say("member.back"), url: to("/app/members") }}
      primaryAction={{ content: say("member.adjust"), onAction: () => onOpen({ what: "adjust" }) }}
      secondaryActions={[
        { content: say("member.in-shopify"), url: `shopify://admin/customers/${member.customerId}`, target: "_top" },
        {
          content: say(blocked ? "member.unblock" : "member.block"),
          destructive: !blocked,
          onAction: () => onOpen({ what: blocked ? "unblock" : "block" }),
        },
      ]}
    >
      <div className="two-columns">
        <Layout>
          <Layout.Section>
            <BlockStack gap="400">
              <MayDo member={member} spendingPaused={data.spendingPaused} />
              <ProposalCard proposals={data.proposals} names={data.names} me={data.me} />
              <Card>
                <Balances member={member} />
              </Card>
              <MemberLists
                list={list as MemberList}
                asked={asked}
                path={path}
                names={data.names}
                tierTitles={tierTitles}
                goodwill={data.goodwill}
                onUndo={(adjustment) => onOpen({ what: "undo", adjustment })}
                onRedemption={(deed, line) => onOpen({ what: "redemption", deed, line })}
              />
            </BlockStack>
          </Layout.Section>
          <Layout.Section variant="oneThird">
            <BlockStack gap="400">
              {tier && (
                <TierCard
                  tier={member.tier}
                  standing={tier}
                  titles={tierTitles}
                  onSet={() => onOpen({ what: "set-tier" })}
                  onEnd={() => onOpen({ what: "end-tier" })}
                />
              )}
              {birthday && <BirthdayCard birthday={birthday} />}
              <Card padding="0">
                <LotList lots={lots} language={words.language} zone={words.zone} />
              </Card>
            </BlockStack>
          </Layout.Section>
        </Layout>
      </div>
    </Page>
  );
});

/** Nobody of this number, in words; whatever else was thrown is the frame's to show. */
export function ErrorBoundary() {
  return <PageFault what="member" />;
}
