import { FidelioError } from "../../base/errors";
import type { ShopTx } from "../../db/tenancy.server";
import { featureGate } from "../../loyalty/plans";
import type { SimulatedWindow } from "../../loyalty/simulate/scenario";
import { zoneCalendar } from "../../loyalty/zone";
import { startRun } from "../../members/runs.server";
import { readDraft } from "../../programs/draft.server";
import { shopPlan } from "../../programs/plan.server";
import { shopCalendar } from "../../programs/shop.server";
import { liveVersion } from "../../programs/versions.server";
import { historySince } from "./history.server";
import type { SimulatedMonths, SimulationParameters } from "./parameters";

/**
 * Begins to simulate the saved draft (without one the live version) over the orders of the last months, against the live version.
 * Answers the run's id; the same `id` again is the same run. Throws `forbidden` (detail `plan`: the first plan that has it) and
 * `conflict` (reason `no-program`) when there is neither draft nor live version.
 */
export async function startSimulation(
  tx: ShopTx,
  { by, months, id }: { by: string; months: SimulatedMonths; id?: string },
): Promise<string> {
  const { plan, plus } = await shopPlan(tx);
  const gate = featureGate("simulation", { plan: plan.key, plus });
  if (gate.gate !== "open") throw new FidelioError("forbidden", { plan: gate.gate === "needs-plan" ? gate.plan.name : null });
  const draft = await readDraft(tx);
  const live = await liveVersion(tx);
  if (draft === null && live === null) throw new FidelioError("conflict", { reason: "no-program" });
  const { zone, currency } = await shopCalendar(tx);
  const window = windowOf(tx.now, zone, months);
  const parameters: SimulationParameters = {
    months,
    window,
    zone,
    currency,
    liveVersion: live?.number ?? null,
    draft: draft && { fromVersion: draft.fromVersion, revision: draft.revision, savedAt: draft.savedAt },
    historySince: await historySince(tx, window.from),
    document: draft?.document ?? null,
  };
  return startRun(tx, { kind: "simulation", parameters, by, ...(id === undefined ? {} : { id }) });
}

/** From the beginning of the shop's day so many months ago until now. */
export function windowOf(now: Date, zone: string, months: number): SimulatedWindow {
  const calendar = zoneCalendar(zone);
  const from = calendar.startOf(calendar.plusMonths(now.getTime(), -months), "day");
  return { from: new Date(from).toISOString(), until: now.toISOString() };
}
