import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate, useNavigation, useRevalidator, type ShouldRevalidateFunction } from "@remix-run/react";
import { Banner, BlockStack, Card, Page, Text, useIndexResourceState } from "@shopify/polaris";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useAdmin } from "../components/admin-frame";
import { addressOf, asksForAll, plainQuery } from "../components/members/address";
import { BulkModal } from "../components/members/bulk-modal";
import { EmptyMembers, NoneMatch } from "../components/members/empty-members";
import { MemberFilters } from "../components/members/member-filters";
import { MemberTable } from "../components/members/member-table";
import { RunCard } from "../components/members/run-card";
import { useMembersAct } from "../components/members/use-members-act";
import { useViews } from "../components/members/use-views";
import type { BulkAct } from "../members/bulk/acts";
import type { MemberQuery } from "../members/list/query";
import { actOnMembers } from "./admin/members-acts.server";
import { membersPage } from "./admin/members-page.server";
import { readSent } from "./admin/read-sent.server";
import { pageVisit } from "./admin/visit.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const visit = await pageVisit(request);
  return json(await membersPage(visit, new URL(request.url).searchParams));
}

export async function action({ request }: ActionFunctionArgs) {
  const visit = await pageVisit(request);
  return json(await actOnMembers(visit, await readSent(request)));
}

/** A preview, an export and the beginning of a run change nothing that the page shows; a run says itself when it is done. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ json: sent, defaultShouldRevalidate }) => {
  const intent = (sent as { intent?: string } | undefined)?.intent;
  return intent === undefined || intent.startsWith("view-") ? defaultShouldRevalidate : false;
};

/** Who has how many points: found, filtered, exported, changed many at a time. */
export default function Members() {
  const { say } = useAdmin();
  const data = useLoaderData<typeof loader>();
  const { members, query, view, total, tiers, run } = data;
  const { show, turn, showRun, loading } = useAddress(query, view, run?.id ?? null);
  const views = useViews((id, of) => show(of ?? plainQuery, id));
  const { act, busy } = useMembersAct();
  const reload = useRevalidator();
  const [bulk, setBulk] = useState<BulkAct["kind"] | null>(null);
  const [exportFailed, setExportFailed] = useState(false);
  const { selectedResources, allResourcesSelected, handleSelectionChange, clearSelection } = useIndexResourceState(members);
  const place = addressOf(query);
  // only where something is selected: clearing nothing draws the whole page a second time
  const some = useRef(false);
  useEffect(() => {
    some.current = allResourcesSelected || selectedResources.length > 0;
  });
  useEffect(() => {
    if (some.current) clearSelection();
  }, [place, data.next, clearSelection]);
  const bulkActions = useMemo(
    () => [
      { content: say("members.bulk.adjust"), onAction: () => setBulk("adjust") },
      ...(tiers.length > 0 ? [{ content: say("members.bulk.tier"), onAction: () => setBulk("tier") }] : []),
    ],
    [say, tiers],
  );
  const pagination = useMemo(
    () => ({
      hasPrevious: data.previous !== null,
      hasNext: data.next !== null,
      onPrevious: () => turn(data.previous, true),
      onNext: () => turn(data.next, false),
      label: say(data.more ? "members.count-many" : "members.count", { count: total }),
    }),
    [say, turn, total, data.previous, data.next, data.more],
  );
  const selection = allResourcesSelected ? { query } : { ids: selectedResources };
  const exportAll = async () => {
    const answer = await act({ intent: "export", query });
    setExportFailed(!answer.ok);
    if (answer.ok && answer.run) showRun(answer.run);
  };
  if (data.nobody && !run) {
    return (
      <Page title={say("members.title")}>
        <EmptyMembers published={data.published} />
      </Page>
    );
  }
  return (
    <Page
      title={say("members.title")}
      fullWidth
      secondaryActions={[{ content: say("members.export"), onAction: () => void exportAll(), loading: busy, disabled: total === 0 }]}
    >
      <BlockStack gap="400">
        {views.error ? <Banner tone="critical">{views.error}</Banner> : null}
        {exportFailed ? <Banner tone="critical">{say("shell.not-done")}</Banner> : null}
        {run ? <RunCard {...run} onClose={() => showRun(null)} onDone={reload.revalidate} onRun={showRun} /> : null}
        <Card padding="0">
          <MemberFilters query={query} tiers={tiers} views={data.views} view={view} acts={views} loading={loading} show={show} />
          {members.length === 0 ? (
            <NoneMatch onClear={() => show({ ...plainQuery, sort: query.sort, direction: query.direction }, null)} />
          ) : (
            <MemberTable
              members={members}
              tiers={tiers}
              total={total}
              selected={selectedResources}
              allSelected={allResourcesSelected}
              onSelectionChange={handleSelectionChange}
              bulkActions={bulkActions}
              pagination={pagination}
            />
          )}
        </Card>
        {asksForAll(query) ? null : (
          <Text as="p" visuallyHidden>
            <span role="status">{say(data.more ? "members.count-many" : "members.count", { count: total })}</span>
          </Text>
        )}
      </BlockStack>
      {bulk ? (
        <BulkModal
          kind={bulk}
          count={allResourcesSelected ? total : selectedResources.length}
          selection={selection}
          tiers={tiers}
          onClose={() => setBulk(null)}
          onStarted={(id) => {
            setBulk(null);
            clearSelection();
            showRun(id);
          }}
        />
      ) : null}
    </Page>
  );
}

/** All that the page shows stands in its address, so that views, the way back and a link mean the same. */
function useAddress(query: MemberQuery, view: string | null, run: string | null) {
  const { to } = useAdmin();
  const navigate = useNavigate();
  const { state, location } = useNavigation();
  const go = useCallback(
    (address: string, replace = false) => navigate(to(address), { replace, preventScrollReset: true }),
    [navigate, to],
  );
  const turn = useCallback(
    (cursor: string | null, back: boolean) => go(addressOf(query, { view, run, cursor, back: back ? "1" : null })),
    [go, query, view, run],
  );
  return {
    show: (next: MemberQuery, nextView: string | null) =>
      go(addressOf(next, { view: nextView, run }), next.search !== query.search && query.search !== ""),
    turn,
    showRun: (id: string | null) => go(addressOf(query, { view, run: id }), true),
    loading: state === "loading" && location.pathname === "/app/members",
  };
}
