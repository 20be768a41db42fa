import { z } from "zod";
import { inShop, type ShopTx } from "../../db/tenancy.server";
import { resultOf, type SimulationResult } from "../../loyalty/simulate/result";
import { simulateMember, type SimulatedMember } from "../../loyalty/simulate/simulate-member";
import { addMember, noSums, type SimulationSums } from "../../loyalty/simulate/sums";
import { weekFinder } from "../../loyalty/simulate/weeks";
import { progress, readRun, type Run } from "../../members/runs.server";
import { judgingGround, type JudgingGround } from "./ground.server";
import { nextMembers, type ReadMember } from "./members.server";
import { parametersOf, type SimulationParameters } from "./parameters";

/**
 * How many members a step reads and judges: enough that statements cost little, few enough that stopping is soon heard. 100,000 orders
 * of 30,000 members took 7 to 11 s on two quiet cores, 24 to 53 s on busy ones (docs/measured.md).
 */
const atOnce = 400;
const limits = { timeoutMs: 120_000 };

/** How far a simulation has come: the sums of the members up to one. */
interface Reached {
  after: string;
  done: number;
  sums: SimulationSums;
}
const nobody = "00000000-0000-0000-0000-000000000000";
const reachedSchema = z.object({ after: z.uuid(), done: z.number(), sums: z.custom<SimulationSums>() });

/**
 * Simulates all members of a shop, some at a time, and answers what is shown. It moves no points and writes nothing but its own run: after
 * each step the sums so far, from which it goes on when the worker was killed. Null when a person stopped it.
 */
export async function workSimulation(shopId: string, { id, parameters: kept }: Run): Promise<SimulationResult | null> {
  const parameters = parametersOf(kept);
  const weekOf = weekFinder(parameters.zone);
  const ground = await inShop(shopId, (tx) => begin(tx, id, parameters));
  let reached = await inShop(shopId, (tx) => readReached(tx, id));
  for (;;) {
    const from: Reached = reached;
    const next = await inShop(shopId, (tx) => step(tx, id, { from, parameters, ground, weekOf }), limits);
    if (next === "stopped") return null;
    if (next === "over") break;
    reached = next;
  }
  const { sums } = reached;
  const elsewhere = await inShop(shopId, (tx) => grantedElsewhere(tx, parameters), limits);
  const { document: _, ...of } = parameters;
  return resultOf(sums, { ...of, elsewhere }, ground.programs);
}

async function begin(tx: ShopTx, id: string, parameters: SimulationParameters): Promise<JudgingGround> {
  const [row] = await tx.sql<{ members: string }>("select count(*) as members from member where shop_id = $1 and merged_into is null", [
    tx.shopId,
  ]);
  const run = await readRun(tx, id);
  await progress(tx, id, { done: run?.done ?? 0, total: Number(row?.members ?? 0) });
  return judgingGround(tx, parameters);
}

interface Step {
  from: Reached;
  parameters: SimulationParameters;
  ground: JudgingGround;
  weekOf: (at: string) => string;
}

async function step(tx: ShopTx, id: string, { from, parameters, ground, weekOf }: Step): Promise<Reached | "over" | "stopped"> {
  const run = await readRun(tx, id, true);
  if (run?.state !== "running") return "stopped";
  const { window } = parameters;
  const members = await nextMembers(tx, from.after, { atOnce, window, ground });
  const last = members.at(-1);
  if (last === undefined) return "over";
  const { sums } = from;
  for (const member of members) addMember(sums, { ...member, ...sidesOf(member, parameters, ground) }, weekOf);
  const reached = { after: last.memberId, done: from.done + members.length, sums };
  await tx.sql(
    `insert into long_run_item (shop_id, run_id, place, state, detail) values ($1, $2, 0, 'done', $3::jsonb)
     on conflict (shop_id, run_id, place) do update set detail = excluded.detail`,
    [tx.shopId, id, JSON.stringify(reached)],
    "simulation_reached",
  );
  await progress(tx, id, { done: reached.done });
  return reached;
}

const nothing: SimulatedMember = { orders: [], tier: null, gifts: 0 };

function sidesOf(
  { input, happened }: ReadMember,
  { window }: SimulationParameters,
  { live, draft }: JudgingGround,
): { live: SimulatedMember; draft: SimulatedMember; settled?: true } {
  // what an erased person earned stays as it was settled, whatever the program
  if (input.member.status === "erased") {
    const settled = { orders: happened.map((order) => ({ ...order, lasting: 0 })), tier: null, gifts: 0 };
    return { live: settled, draft: settled, settled: true };
  }
  return { live: live === null ? nothing : simulateMember(input, live, window), draft: simulateMember(input, draft, window) };
}

async function readReached(tx: ShopTx, id: string): Promise<Reached> {
  const [row] = await tx.sql<{ detail: unknown }>("select detail from long_run_item where shop_id = $1 and run_id = $2 and place = 0", [
    tx.shopId,
    id,
  ]);
  return row ? reachedSchema.parse(row.detail) : { after: nobody, done: 0, sums: noSums() };
}

/** What sign-ups, birthdays and the like granted in the window. */
async function grantedElsewhere(tx: ShopTx, { window: { from, until } }: SimulationParameters): Promise<number> {
  const [row] = await tx.sql<{ points: string }>(
    `select coalesce(sum(amount), 0) as points from lot
      where shop_id = $1 and earned_at >= $2 and earned_at <= $3 and cause_type not in ('order', 'adjustment', 'import', 'redemption', 'tier', 'referral')`,
    [tx.shopId, from, until],
  );
  return Number(row?.points ?? 0);
}
