import { v7 } from "uuid";
import { z } from "zod";
import { isFidelioError } from "../../base/errors";
import type { ListedSimulation, SimulationAnswer, SimulationStart, SimulationView } from "../../components/program/simulation/view";
import type { ShopTx } from "../../db/tenancy.server";
import { historySince } from "../../insights/simulation/history.server";
import { monthsSchema, parametersSchema, simulatedMonths } from "../../insights/simulation/parameters";
import { startSimulation, windowOf } from "../../insights/simulation/start.server";
import { featureGate } from "../../loyalty/plans";
import type { SimulationResult } from "../../loyalty/simulate/result";
import { listRuns, readRun, stopRun, type Run } from "../../members/runs.server";
import { readDraft } from "../../programs/draft.server";
import { shopPlan } from "../../programs/plan.server";
import { liveVersion } from "../../programs/versions.server";
import type { PageVisit } from "./visit.server";

const listedAtMost = 20;

/** What can be simulated, and what was. */
export async function readSimulationStart(tx: ShopTx, { zone }: PageVisit): Promise<SimulationStart> {
  const { plan, plus } = await shopPlan(tx);
  const gate = featureGate("simulation", { plan: plan.key, plus });
  const draft = await readDraft(tx);
  const longest = windowOf(tx.now, zone, Math.max(...simulatedMonths));
  return {
    id: v7(),
    liveVersion: (await liveVersion(tx))?.number ?? null,
    draft: draft && { savedAt: draft.savedAt },
    needsPlan: gate.gate === "needs-plan" ? gate.plan.name : null,
    historySince: await historySince(tx, longest.from),
    past: (await listRuns(tx, ["simulation"], listedAtMost)).map(listed),
  };
}

function listed(run: Run): ListedSimulation {
  const { months, draft, liveVersion: live } = parametersSchema.parse(run.parameters);
  return { id: run.id, state: run.state, startedAt: run.createdAt, months, draft, liveVersion: live };
}

/** A simulation of this shop; null: there is none of this id. */
export async function readSimulation(tx: ShopTx, id: string | undefined): Promise<SimulationView | null> {
  const known = z.uuid().safeParse(id);
  const run = known.success ? await readRun(tx, known.data) : null;
  if (run?.kind !== "simulation") return null;
  const result = run.state === "done" ? (run.result as SimulationResult) : null;
  const named = result ? [...result.winners, ...result.losers].map(({ memberId }) => memberId) : [];
  return { ...listed(run), done: run.done, result, people: await peopleOf(tx, named) };
}

/** One who was merged meanwhile goes by the kept member's page; who was erased has none. */
async function peopleOf(tx: ShopTx, memberIds: readonly string[]): Promise<SimulationView["people"]> {
  const members = await tx.prisma.member.findMany({
    where: { shopId: BigInt(tx.shopId), id: { in: [...memberIds] }, customerId: { not: null } },
    select: { id: true, customerId: true, firstName: true, lastName: true, email: true },
  });
  return Object.fromEntries(
    members.map(({ id, customerId, firstName, lastName, email }) => {
      const name = [firstName, lastName].filter(Boolean).join(" ") || email;
      return [id, { customerId: String(customerId), name }];
    }),
  );
}

const wish = z.discriminatedUnion("intent", [
  z.strictObject({ intent: z.literal("start"), id: z.uuid(), months: monthsSchema }),
  z.strictObject({ intent: z.literal("stop"), id: z.uuid() }),
]);

/** Begins or stops a simulation, in the person's name. */
export async function actOnSimulation({ inShop, actor: by }: PageVisit, body: unknown): Promise<SimulationAnswer> {
  const asked = wish.safeParse(body);
  if (!asked.success) return { ok: false };
  const { data } = asked;
  try {
    return await inShop(async (tx): Promise<SimulationAnswer> => {
      if (data.intent === "start") return { ok: true, id: await startSimulation(tx, { by, months: data.months, id: data.id }) };
      if ((await readRun(tx, data.id))?.kind !== "simulation") return { ok: false };
      await stopRun(tx, data.id);
      return { ok: true, id: data.id };
    });
  } catch (error) {
    // the plan changed, or the only program went, since the page was read
    if (!isFidelioError(error)) throw error;
    return { ok: false };
  }
}
