import { z } from "zod";
import { isFidelioError } from "../../base/errors";
import type { TierOption } from "../../components/members/tier-option";
import type { ShopTx } from "../../db/tenancy.server";
import { localised } from "../../loyalty/texts";
import type { Language } from "../../loyalty/words";
import { countMembers, findMembers } from "../../members/list/find.server";
import { memberQuery, queryOfAddress, type MemberQuery } from "../../members/list/query";
import { listViews } from "../../members/list/saved-views.server";
import { readRun } from "../../members/runs.server";
import { shopRow } from "../../programs/shop.server";
import { liveVersion } from "../../programs/versions.server";
import type { PageVisit } from "./visit.server";

const onePage = 50;
/** 100,000 are counted in 28 ms; a shop of ten millions is told "more than". */
const countedAtMost = 1_000_000;

/** What the list of members shows, as its address asks. */
export function membersPage({ inShop, language }: PageVisit, params: URLSearchParams) {
  const query = queryOfAddress(params);
  return inShop(async (tx) => {
    const page = await pageOf(tx, query, params);
    const total = await countMembers(tx, query, countedAtMost + 1);
    const views = await listViews(tx);
    const { tiers, published } = await tierOptions(tx, language);
    const view = views.find(({ id }) => id === params.get("view"))?.id ?? null;
    const nobody = total === 0 && (await countMembers(tx, memberQuery.parse({}), 1)) === 0;
    const shown = { total: Math.min(total, countedAtMost), more: total > countedAtMost };
    return { ...page, ...shown, query, views, view, tiers, published, nobody, run: await runOf(tx, params.get("run")) };
  });
}

/** An old address may hold a cursor of another list: then the first page is shown. */
async function pageOf(tx: ShopTx, query: MemberQuery, params: URLSearchParams) {
  const turn = { limit: onePage, cursor: params.get("cursor"), back: params.has("back") };
  try {
    return await findMembers(tx, query, turn);
  } catch (error) {
    if (!isFidelioError(error, "invalid_input")) throw error;
    return findMembers(tx, query, { limit: onePage });
  }
}

async function tierOptions(tx: ShopTx, language: Language): Promise<{ tiers: TierOption[]; published: boolean }> {
  const live = await liveVersion(tx);
  const { locale } = await shopRow(tx);
  const tiers = live?.program.tiers?.levels.map(({ key, title, archived = false }) => ({
    key,
    title: localised(title, language, locale) ?? key,
    archived,
  }));
  return { tiers: tiers ?? [], published: live !== null };
}

async function runOf(tx: ShopTx, id: string | null) {
  const run = z.uuid().safeParse(id).success && id !== null ? await readRun(tx, id) : null;
  if (!run || run.kind === "audit" || !["export", "adjust", "tier", "undo"].includes(run.kind)) return null;
  return { id: run.id, kind: run.kind as "export" | "adjust" | "tier" | "undo" };
}
