import { isFidelioError } from "../../base/errors";
import type { RedemptionLine } from "../../components/redemptions/redemption-words";
import type { ShopTx } from "../../db/tenancy.server";
import { countRedemptions, findRedemptions, type ListedRedemption, type RedemptionList } from "../../members/redemptions/find.server";
import { queryOfAddress, redemptionQuery, type RedemptionQuery } from "../../members/redemptions/query";
import { openGains } from "../../referrals/gain-list-rows.server";
import { actorNames } from "../../programs/staff.server";
import { liveVersion } from "../../programs/versions.server";
import { programTitles } from "./program-titles.server";
import type { PageVisit } from "./visit.server";

const onePage = 50;
/** beyond which a figure on a tab says no more */
const countedAtMost = 99;

/** What the list of redemptions shows, as its address asks. */
export function redemptionsPage({ inShop, language }: PageVisit, params: URLSearchParams) {
  const query = queryOfAddress(params);
  return inShop(async (tx) => {
    const page = await pageOf(tx, query, params);
    const counts = { "hand-over": await countOf(tx, "hand-over"), trouble: await countOf(tx, "trouble") };
    const { handOver } = await openGains(tx, countedAtMost);
    const none = page.redemptions.length === 0 && (await countRedemptions(tx, redemptionQuery.parse({}), 1)) === 0;
    const redemptions = await linesOf(tx, page.redemptions, await programTitles(tx, language));
    return { ...page, redemptions, query, counts, none: none && handOver === 0, handOver, published: (await liveVersion(tx)) !== null };
  });
}

/** An old address may hold a cursor of another list: then the first page is shown. */
async function pageOf(tx: ShopTx, query: RedemptionQuery, params: URLSearchParams): Promise<RedemptionList> {
  const turn = { limit: onePage, cursor: params.get("cursor"), back: params.has("back") };
  try {
    return await findRedemptions(tx, query, turn);
  } catch (error) {
    if (!isFidelioError(error, "invalid_input")) throw error;
    return findRedemptions(tx, query, { limit: onePage });
  }
}

async function countOf(tx: ShopTx, view: RedemptionQuery["view"]): Promise<string> {
  const count = await countRedemptions(tx, redemptionQuery.parse({ view }), countedAtMost + 1);
  return count === 0 ? "" : count > countedAtMost ? `${countedAtMost}+` : String(count);
}

/** Redemptions with the titles of their rewards and the names of who handed them over. */
export async function linesOf(
  tx: ShopTx,
  redemptions: readonly ListedRedemption[],
  titles: Awaited<ReturnType<typeof programTitles>>,
): Promise<RedemptionLine[]> {
  const names = await actorNames(tx, [...new Set(redemptions.flatMap(({ handedOverBy }) => handedOverBy ?? []))]);
  return redemptions.map((one) => ({
    ...one,
    title: titles("reward", one.reward, one.programVersion),
    handedOverName: (one.handedOverBy !== null && names.get(one.handedOverBy)?.name) || null,
  }));
}
