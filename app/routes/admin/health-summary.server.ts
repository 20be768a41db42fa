import type { ShopTx } from "../../db/tenancy.server";
import { lastAudit } from "../../insights/audits.server";
import { shopHealth, type ShopHealth } from "../../intake/shop-health.server";
import { listSweeps } from "../../intake/sweep/history.server";
import type { Problem } from "../../components/health/problems";
import type { PageVisit } from "./visit.server";

/** Events of Shopify's that wait longer than this are late, in seconds. */
const late = 300;

/** What is wrong with the shop, each with its figure; nothing: all is well. */
export async function problemsOf(tx: ShopTx, intake: ShopHealth): Promise<Problem[]> {
  const [sweep] = await listSweeps(tx, 1);
  const audit = await lastAudit(tx);
  const faults = audit?.checks.filter(({ ok }) => !ok).length ?? 0;
  const givenUp = intake.jobs.reduce((sum, job) => sum + job.givenUp, 0);
  const problems: Array<Problem | false> = [
    faults > 0 && { code: "audit", count: faults },
    intake.deadLetters > 0 && { code: "dead-letters", count: intake.deadLetters },
    intake.oldestSeconds > late && { code: "late", count: Math.round(intake.oldestSeconds / 60) },
    givenUp > 0 && { code: "jobs", count: givenUp },
    sweep !== undefined && sweep.error !== null && { code: "sweep", count: 1 },
  ];
  return problems.filter((problem) => problem !== false);
}

export const intakeOf = ({ shopId, shopDomain }: PageVisit): Promise<ShopHealth> => shopHealth({ id: shopId, domain: shopDomain });
