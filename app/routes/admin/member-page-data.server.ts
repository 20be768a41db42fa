import { v7 as uuid } from "uuid";
import type { ShopTx } from "../../db/tenancy.server";
import { adjustableToday } from "../../members/adjustment-limit.server";
import { listOrdersOf, listRedemptionsOf } from "../../members/member-lists.server";
import { tierStanding, waitingProposals } from "../../members/member-page.server";
import { noteRead } from "../../members/member-reads.server";
import { memberNames } from "../../members/names.server";
import { knownMember, listLots, readMember } from "../../members/read.server";
import { readBirthdays } from "../../members/occasions/birthdays.server";
import { readTimeline } from "../../members/timeline.server";
import { timelineFilters, type TimelineFilter } from "../../loyalty/timeline-filters";
import type { TimelineEntry } from "../../members/timeline";
import { readSettings } from "../../programs/settings.server";
import { shopRow } from "../../programs/shop.server";
import { actorNames } from "../../programs/staff.server";
import { programTitles } from "./program-titles.server";
import { linesOf } from "./redemptions-page.server";
import type { PageVisit } from "./visit.server";

const onePage = 50;
const tabs = ["history", "orders", "rewards"] as const;
export type MemberTab = (typeof tabs)[number];

interface Asked {
  tab: MemberTab;
  filter: TimelineFilter;
  cursor: string | null;
}

/** Which part of a member's page an address asks for; what it does not know is the first. */
export function askedOf(url: URL): Asked {
  const name = url.searchParams.get("tab");
  const kind = url.searchParams.get("show");
  return {
    tab: tabs.find((one) => one === name) ?? "history",
    filter: timelineFilters.find((one) => one === kind) ?? "all",
    cursor: url.searchParams.get("cursor"),
  };
}

type Titles = Awaited<ReturnType<typeof programTitles>>;

/** All that a member's page shows; notes that it was looked at. Throws `not_found`. */
export async function memberPage(tx: ShopTx, visit: PageVisit, customerId: string, asked: Asked) {
  const view = await readMember(tx, customerId);
  const member = await knownMember(tx, customerId);
  await noteRead(tx, member.id, visit.actor);
  const titles = await programTitles(tx, visit.language);
  const proposals = await waitingProposals(tx, member.id);
  const list = await listOf(tx, member.id, asked, titles);
  const { goodwill } = await readSettings(tx);
  const tier = await tierStanding(tx, member);
  const birthday = (await readBirthdays(tx, [member.id])).get(member.id) ?? null;
  const actors = [...proposals.map(({ by }) => by), ...(list.tab === "history" ? list.items.flatMap(actorsOf) : [])];
  return {
    member: { ...view, joinedAt: member.joined_at, blockedAt: member.blocked_at, leftAt: member.left_at },
    name: (await memberNames(tx, [view.customerId])).get(view.customerId) ?? null,
    spendingPaused: (await shopRow(tx)).spendingPaused !== null,
    tier,
    birthday,
    tierTitles: tierTitlesIn(titles, [view.tier?.key, ...(tier?.levels.map(({ key }) => key) ?? []), ...tierKeysIn(list)]),
    lots: (await listLots(tx, customerId, { limit: 250 })).items,
    proposals,
    list,
    asked,
    goodwill,
    leftToday: await adjustableToday(tx, visit.actor),
    names: Object.fromEntries(await actorNames(tx, actors)),
    me: visit.actor,
    today: dayIn(tx.now, visit.zone),
    /** of the next adjustment: made before its first try, so that a repeated one is the same */
    adjustmentId: uuid(),
  };
}
export type MemberPageData = Awaited<ReturnType<typeof memberPage>>;

async function listOf(tx: ShopTx, memberId: string, { tab, filter, cursor }: Asked, titles: Titles) {
  const page = { cursor, limit: onePage };
  if (tab === "orders") return { tab, ...(await listOrdersOf(tx, memberId, page)) };
  if (tab === "rewards") {
    const { items, nextCursor } = await listRedemptionsOf(tx, memberId, page);
    return { tab, items: await linesOf(tx, items, titles), nextCursor };
  }
  const { items, nextCursor } = await readTimeline(tx, memberId, { ...page, filter });
  return { tab, items: items.map((entry) => titled(entry, titles)), nextCursor };
}

/** The title of the reward that a movement is about. */
function titled(entry: TimelineEntry, titles: Titles): TimelineEntry {
  if (entry.type !== "transfer" || !entry.redemption) return entry;
  return {
    ...entry,
    redemption: { ...entry.redemption, reward: titles("reward", entry.redemption.reward, entry.transfer.programVersion) },
  };
}

function actorsOf(entry: TimelineEntry): string[] {
  if (entry.type === "act") return [entry.by];
  if (entry.type !== "transfer" || !entry.adjustment) return [];
  return [entry.adjustment.by, ...(entry.adjustment.proposedBy ? [entry.adjustment.proposedBy] : [])];
}

function tierKeysIn(list: Awaited<ReturnType<typeof listOf>>): string[] {
  if (list.tab !== "history") return [];
  return list.items.flatMap((entry) => {
    if (entry.type === "tier") return [entry.from, entry.to].filter((key) => key !== null);
    return entry.type === "act" && typeof entry.detail["tier"] === "string" ? [entry.detail["tier"]] : [];
  });
}

function tierTitlesIn(titles: Titles, keys: ReadonlyArray<string | undefined>): Record<string, string> {
  return Object.fromEntries(keys.flatMap((key) => (key === undefined ? [] : [[key, titles("tier", key)]])));
}

/** "2026-11-22": as date fields have it. */
function dayIn(at: Date, zone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" }).format(at);
}
