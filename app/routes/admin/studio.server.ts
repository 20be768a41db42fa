import type { StudioData } from "../../components/program/studio-data";
import type { ShopTx } from "../../db/tenancy.server";
import { middlingOrder } from "../../insights/median-order.server";
import type { Program } from "../../loyalty/program";
import { readDraft } from "../../programs/draft.server";
import { grantedScopes, shopPlan } from "../../programs/plan.server";
import { shopRow } from "../../programs/shop.server";
import { actorNames } from "../../programs/staff.server";
import { firstProgram } from "../../programs/status.server";
import { listVersions } from "../../programs/version-list.server";
import { takings } from "../../redemptions/stock.server";
import { waitingRewards } from "../../programs/spendable/kept-goods.server";
import { liveVersion, scheduledVersion } from "../../programs/versions.server";
import { goodsNames } from "../../shopify/goods-names.server";
import type { PageVisit } from "./visit.server";

/** What every page of the studio knows: the live program, the draft, what waits, and what goods are called. */
export async function readStudio(visit: PageVisit): Promise<StudioData> {
  const studio = await visit.inShop((tx) => readPrograms(tx, visit));
  const edited = studio.draft?.program ?? studio.live?.program ?? studio.start;
  const figures = await visit.inShop((tx) => figuresFor(tx, edited));
  return { ...studio, figures, goodsNames: await namesOf(visit.shopDomain, edited) };
}

/** Read only where a reward gives as much as the order it is used for has it give. */
async function figuresFor(tx: ShopTx, { rewards, currency }: Program): Promise<StudioData["figures"]> {
  if (!rewards.some(({ kind, archived }) => !archived && (kind === "percentage" || kind === "shipping"))) return {};
  const { goods, shipping } = await middlingOrder(tx, currency);
  return { ...(goods === null ? {} : { order: goods }), ...(shipping === null ? {} : { shipping }) };
}

async function readPrograms(tx: ShopTx, { language, zone }: PageVisit): Promise<Omit<StudioData, "goodsNames" | "figures">> {
  const live = await liveVersion(tx);
  const draft = await readDraft(tx, language);
  const scheduled = await scheduledVersion(tx);
  const publishedBy = live
    ? ((await listVersions(tx, 50)).find(({ number }) => number === live.number)?.publishedBy ?? "system")
    : "system";
  const names = await actorNames(tx, [publishedBy, draft?.savedBy ?? "system"]);
  const { name, storefront, locale, locales, customerAccounts } = await shopRow(tx);
  return {
    live: live && { version: live.number, since: live.inForceFrom, by: names.get(publishedBy)!, program: live.program },
    draft: draft && {
      program: draft.document,
      fromVersion: draft.fromVersion,
      revision: draft.revision,
      by: names.get(draft.savedBy)!,
      at: draft.savedAt,
      faults: draft.faults.map(({ path, message }) => ({ path, message })),
    },
    scheduled: scheduled && { version: scheduled.number, inForceFrom: scheduled.inForceFrom },
    start: await firstProgram(tx),
    shop: { name, storefront, locale, locales, customerAccounts: customerAccounts === "legacy" ? "legacy" : "new" },
    plan: (await shopPlan(tx)).plan.key,
    scopes: await grantedScopes(tx),
    waiting: live ? [...(await waitingRewards(tx, live.program)).keys()] : [],
    taken: await takings(tx),
    today: new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(tx.now),
  };
}

/** While Shopify does not answer, goods go by their numbers. */
async function namesOf(shopDomain: string, program: Program): Promise<Record<string, string>> {
  return goodsNames(shopDomain, program).catch(() => ({}));
}
