import type { BroughtView, ResultsView } from "../../components/referrals/results-view";
import type { ShopTx } from "../../db/tenancy.server";
import { saySignal } from "../../loyalty/referral-judgement/say-signal";
import { pointsValue, worthOf } from "../../loyalty/rewards";
import { zoneCalendar } from "../../loyalty/zone";
import { liveVersion } from "../../programs/versions.server";
import { broughtTree, type BroughtNode } from "../../referrals/brought-tree";
import { broughtEdges, referralResults } from "../../referrals/results-figures.server";
import type { PageVisit } from "./visit.server";

const days = 90;
const edgesShown = 200;

/** What came of the invitations of the last 90 days. Null: nothing is published. */
export async function referralResultsPage(visit: PageVisit): Promise<ResultsView | null> {
  return visit.inShop((tx) => readResults(tx, visit));
}

async function readResults(tx: ShopTx, { zone, language }: PageVisit): Promise<ResultsView | null> {
  const live = await liveVersion(tx);
  if (!live) return null;
  const { program } = live;
  const calendar = zoneCalendar(zone);
  const since = new Date(calendar.startOf(calendar.plusDays(tx.now.getTime(), 1 - days), "day"));
  const day = new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(since);
  const results = await referralResults(tx, { since, day, currency: program.currency });
  const value = pointsValue(program);
  const tree = broughtTree(await broughtEdges(tx, since, edgesShown));
  return {
    ...results,
    since: since.toISOString(),
    currency: program.currency,
    worth: value && worthOf(results.points, value),
    reasons: results.reasons.map(({ code, count }) => ({ code, count, sentence: saySignal({ code }, language) })),
    tree: await named(tx, tree),
    open: program.referral !== null,
  };
}

/** The tree with names, and customers' numbers where there is none. */
async function named(tx: ShopTx, tree: readonly BroughtNode[]): Promise<BroughtView[]> {
  const members = await tx.prisma.member.findMany({
    where: { shopId: BigInt(tx.shopId), id: { in: [...new Set(idsIn(tree))] } },
    select: { id: true, customerId: true, firstName: true, lastName: true, email: true },
  });
  const sides = new Map(
    members.map(({ id, customerId, firstName, lastName, email }) => {
      const name = [firstName, lastName].filter(Boolean).join(" ") || email || null;
      return [id, { customerId: customerId?.toString() ?? null, name }];
    }),
  );
  const view = ({ memberId, referral, brought }: BroughtNode): BroughtView => ({
    side: (memberId !== null && sides.get(memberId)) || { customerId: null, name: null },
    referral,
    brought: brought.map(view),
  });
  return tree.map(view);
}

const idsIn = (tree: readonly BroughtNode[]): string[] =>
  tree.flatMap(({ memberId, brought }) => [...(memberId === null ? [] : [memberId]), ...idsIn(brought)]);
