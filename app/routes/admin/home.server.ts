import { environment } from "../../base/environment.server";
import { programSummary, type ProgramSummary } from "../../components/home/program-summary";
import type { Problem } from "../../components/health/problems";
import type { ShopTx } from "../../db/tenancy.server";
import { monthBegan, ordersThatEarned } from "../../insights/orders.server";
import type { ShopHealth } from "../../intake/shop-health.server";
import { isPastLimit, planOf } from "../../loyalty/plans";
import { readSettings } from "../../programs/settings.server";
import type { Settings } from "../../programs/settings";
import { shopRow } from "../../programs/shop.server";
import { firstProgram, usualReturnDays } from "../../programs/status.server";
import { liveVersion } from "../../programs/versions.server";
import { problemsOf } from "./health-summary.server";
import type { PageVisit } from "./visit.server";

export interface HomeView {
  apiKey: string;
  published: boolean;
  /** the live program, or what the first publication will bring */
  summary: ProgramSummary;
  earningPaused: boolean;
  /** a code; null: spending is open */
  spendingPaused: string | null;
  visibility: Settings["visibility"];
  returnDays: number | null;
  usualReturnDays: number;
  stepsDone: string[];
  notice: LimitNotice | null;
  problems: Problem[];
}

/** The month's orders that earned are past what the plan counts on. Earning goes on. */
export interface LimitNotice {
  plan: string;
  limit: number;
  earned: number;
  /** what dismissing it stands for: this plan in this month */
  standsFor: string;
}

/** All of Home but its key figures, which take longer and come after it. */
export async function readHome(tx: ShopTx, { language }: PageVisit, intake: ShopHealth): Promise<HomeView> {
  const live = await liveVersion(tx);
  const shop = await shopRow(tx);
  const settings = await readSettings(tx);
  return {
    apiKey: environment().SHOPIFY_API_KEY,
    published: live !== null,
    summary: programSummary(live?.program ?? (await firstProgram(tx)), language, shop.locale),
    earningPaused: live?.program.earningPaused ?? false,
    spendingPaused: shop.spendingPaused,
    visibility: settings.visibility,
    returnDays: settings.returnDays,
    usualReturnDays,
    stepsDone: Object.keys(settings.stepsDone),
    notice: live ? await limitNotice(tx, shop.zone, settings) : null,
    problems: await problemsOf(tx, intake),
  };
}

async function limitNotice(tx: ShopTx, zone: string, { dismissed }: Settings): Promise<LimitNotice | null> {
  const row = await tx.prisma.shop.findUniqueOrThrow({ where: { id: BigInt(tx.shopId) }, select: { appPlan: true } });
  const plan = planOf(row.appPlan);
  if (plan.ordersAMonth === null) return null;
  const standsFor = `${plan.key}/${monthBegan(tx.now, zone).toISOString()}`;
  if (dismissed["plan-limit"] === standsFor) return null;
  const earned = await ordersThatEarned(tx, zone);
  return isPastLimit(plan.key, earned) ? { plan: plan.name, limit: plan.ordersAMonth, earned, standsFor } : null;
}
