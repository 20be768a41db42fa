import { DateTime } from "luxon";
import { environment } from "../../base/environment.server";
import type { ClosingView } from "../../components/home/closing-modal";
import { programSummary, type ProgramSummary } from "../../components/home/program-summary";
import type { Problem } from "../../components/health/problems";
import type { ShopTx } from "../../db/tenancy.server";
import { monthBegan, ordersThatEarned } from "../../insights/orders.server";
import { anyPastOrder } from "../../intake/back-award/past-orders.server";
import type { ShopHealth } from "../../intake/shop-health.server";
import { earningClosed, spendingClosed } from "../../loyalty/closing";
import { writeDate } from "../../loyalty/explain/figures";
import type { Program } from "../../loyalty/program";
import type { Language } from "../../loyalty/words";
import { isPastLimit, planOf } from "../../loyalty/plans";
import { readSettings } from "../../programs/settings.server";
import type { Settings } from "../../programs/settings";
import { openGains } from "../../referrals/gain-list-rows.server";
import { heldCount } from "../../referrals/review-figures.server";
import { shopRow } from "../../programs/shop.server";
import { firstProgram, usualReturnDays } from "../../programs/status.server";
import { liveVersion } from "../../programs/versions.server";
import { problemsOf } from "./health-summary.server";
import type { PageVisit } from "./visit.server";

/** Who sees the program, whether earning and spending are open, and whether it ends. */
export interface StatusView {
  published: boolean;
  earningPaused: boolean;
  /** a code; null: spending is open */
  spendingPaused: string | null;
  closing: ClosingView | null;
  /** the shop's day, "2026-11-22" */
  today: string;
  visibility: Settings["visibility"];
}

export interface HomeView extends StatusView {
  apiKey: string;
  /** the live program, or what the first publication will bring */
  summary: ProgramSummary;
  returnDays: number | null;
  usualReturnDays: number;
  stepsDone: string[];
  /** some were placed before the program began: they earned nothing and could be counted */
  pastOrders: boolean;
  notice: LimitNotice | null;
  problems: Problem[];
  /** referrals that wait for a person; no more than a hundred are counted */
  heldReferrals: number;
  /** rewards of referrals that Shopify refuses to make; a hundred at most */
  refusedGains: number;
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
export async function readHome(tx: ShopTx, visit: PageVisit, intake: ShopHealth): Promise<HomeView> {
  const { language } = visit;
  const live = await liveVersion(tx);
  const shop = await shopRow(tx);
  const settings = await readSettings(tx);
  return {
    ...(await readStatus(tx, visit)),
    apiKey: environment().SHOPIFY_API_KEY,
    summary: programSummary(live?.program ?? (await firstProgram(tx)), language, shop.locale),
    returnDays: settings.returnDays,
    usualReturnDays,
    stepsDone: Object.keys(settings.stepsDone),
    pastOrders: live !== null && (await anyPastOrder(tx)),
    notice: live ? await limitNotice(tx, shop.zone, settings) : null,
    problems: await problemsOf(tx, intake),
    heldReferrals: await heldCount(tx, 100),
    refusedGains: (await openGains(tx, 100)).refused,
  };
}

/** The states that the program can be in, for Home and the studio. */
export async function readStatus(tx: ShopTx, { language }: PageVisit): Promise<StatusView> {
  const live = await liveVersion(tx);
  const { spendingPaused, zone } = await shopRow(tx);
  return {
    published: live !== null,
    earningPaused: live?.program.earningPaused ?? false,
    spendingPaused,
    closing: live ? closingView(live.program, tx.now, zone, language) : null,
    today: DateTime.fromJSDate(tx.now, { zone }).toFormat("yyyy-MM-dd"),
    visibility: (await readSettings(tx)).visibility,
  };
}

function closingView(program: Program, now: Date, zone: string, language: Language): ClosingView | null {
  const { closing } = program;
  if (closing === null) return null;
  const at = now.toISOString();
  return {
    earnWords: writeDate(closing.earnUntil, language, zone),
    spendWords: writeDate(closing.spendUntil, language, zone),
    earned: earningClosed(program, at),
    spent: spendingClosed(program, at),
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
