import { lastAudit, type KeptAudit } from "../../insights/audits.server";
import type { Problem } from "../../components/health/problems";
import { listDeadLetters, type ListedDeadLetter } from "../../intake/dead-letters.server";
import { sweepShopJob } from "../../intake/jobs";
import type { ShopHealth, ShopJob } from "../../intake/shop-health.server";
import { listDrift, listSweeps, type DriftView, type SweepView } from "../../intake/sweep/history.server";
import { lastSeals, type Seal } from "../../ledger/seal.server";
import { listRuns } from "../../members/runs.server";
import { grantedScopes } from "../../programs/plan.server";
import { intakeOf, problemsOf } from "./health-summary.server";
import type { PageVisit } from "./visit.server";

const sweepsShown = 8;
const driftShown = 50;
const sealsShown = 7;

export interface HealthView {
  problems: Problem[];
  inbox: Omit<ShopHealth, "jobs">;
  deadLetters: ListedDeadLetter[];
  sweeps: SweepView[];
  drift: DriftView[];
  /** a sweep waits for its turn, or is under way */
  sweeping: "waiting" | "running" | null;
  /** Shopify shows orders older than 60 days too */
  allOrders: boolean;
  audit: KeptAudit | null;
  /** the audit that a person asked for and that has not ended */
  auditRun: string | null;
  /** the last sealed days, newest first */
  seals: Seal[];
  jobs: ShopJob[];
}

/** How one shop stands: its own events, orders, jobs and ledger. */
export async function readHealth(visit: PageVisit): Promise<HealthView> {
  const [{ jobs, ...inbox }, deadLetters] = await Promise.all([intakeOf(visit), listDeadLetters(visit.shopDomain)]);
  const sweep = jobs.find(({ task }) => task === sweepShopJob.name);
  return visit.inShop(async (tx) => {
    const [run] = await listRuns(tx, ["audit"], 1);
    return {
      problems: await problemsOf(tx, { ...inbox, jobs }),
      inbox,
      deadLetters,
      sweeps: await listSweeps(tx, sweepsShown),
      drift: await listDrift(tx, driftShown),
      sweeping: sweep?.running ? "running" : sweep?.waiting ? "waiting" : null,
      allOrders: (await grantedScopes(tx)).includes("read_all_orders"),
      audit: await lastAudit(tx),
      auditRun: run && (run.state === "waiting" || run.state === "running") ? run.id : null,
      seals: await lastSeals(tx, sealsShown),
      jobs,
    };
  });
}
