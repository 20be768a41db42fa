import { useNavigate } from "@remix-run/react";
import { Box, Card, Select, Tabs, Text } from "@shopify/polaris";
import type { TextKey } from "../../base/languages/text";
import type { MemberOrderLine } from "../../members/member-lists.server";
import { timelineFilters, type TimelineFilter } from "../../loyalty/timeline-filters";
import type { TimelineEntry } from "../../members/timeline";
import { useAdmin } from "../admin-frame";
import { ListPager } from "./list-pager";
import { OrderList } from "./order-list";
import type { RedemptionDeed, RedemptionLine } from "../redemptions/redemption-words";
import { RedemptionList } from "./redemption-list";
import { TimelineList } from "./timeline-list";
import type { ActorNames } from "../words";

const tabs = ["history", "orders", "rewards"] as const;

export type MemberList = { nextCursor: string | null } & (
  { tab: "history"; items: TimelineEntry[] } | { tab: "orders"; items: MemberOrderLine[] } | { tab: "rewards"; items: RedemptionLine[] }
);

interface MemberListsProps {
  list: MemberList;
  asked: { filter: TimelineFilter; cursor: string | null };
  /** the page's own path */
  path: string;
  names: ActorNames;
  tierTitles: Record<string, string>;
  goodwill: ReadonlyArray<{ key: string; title: string }>;
  onUndo(adjustmentId: string): void;
  onRedemption(deed: RedemptionDeed, line: RedemptionLine): void;
}

/** What happened, the orders and the rewards of a member, each in its tab, paged. */
export function MemberLists(props: MemberListsProps) {
  const { list, asked, path } = props;
  const { say, to } = useAdmin();
  const navigate = useNavigate();
  const here = (tab: string, more = "") => to(`${path}?tab=${tab}${more}`);
  const show = list.tab === "history" ? `&show=${asked.filter}` : "";
  const next = list.nextCursor === null ? null : here(list.tab, `${show}&cursor=${encodeURIComponent(list.nextCursor)}`);
  const empty = list.items.length === 0;
  return (
    <Card padding="0">
      <Tabs
        tabs={tabs.map((tab) => ({ id: tab, content: say(`member.tab.${tab}`), panelID: `panel-${tab}` }))}
        selected={tabs.indexOf(list.tab)}
        onSelect={(place) => navigate(here(tabs[place] ?? "history"), { preventScrollReset: true })}
      >
        {list.tab === "history" && (
          <Box padding="400">
            <Select
              label={say("timeline.filter")}
              labelInline
              options={timelineFilters.map((value) => ({ value, label: say(`timeline.filter.${value}`) }))}
              value={asked.filter}
              onChange={(value) => navigate(here("history", `&show=${value}`), { preventScrollReset: true })}
            />
          </Box>
        )}
        {empty ? (
          <Box padding="400">
            <Text as="p" tone="subdued">
              {say(emptyWords(list.tab, asked.filter))}
            </Text>
          </Box>
        ) : (
          <Items {...props} />
        )}
        <ListPager first={asked.cursor === null} next={next} newest={here(list.tab, show)} />
      </Tabs>
    </Card>
  );
}

function emptyWords(tab: MemberList["tab"], filter: TimelineFilter): TextKey {
  if (tab === "history") return filter === "all" ? "timeline.empty" : "timeline.empty.filter";
  return tab === "orders" ? "member.orders.empty" : "member.rewards.empty";
}

function Items({ list, names, tierTitles, goodwill, onUndo, onRedemption }: MemberListsProps) {
  if (list.tab === "orders") return <OrderList orders={list.items} />;
  if (list.tab === "rewards") return <RedemptionList redemptions={list.items} onAsk={onRedemption} />;
  return <TimelineList entries={list.items} names={names} tierTitles={tierTitles} goodwill={goodwill} onUndo={onUndo} />;
}
