import { z } from "zod";
import { inShop } from "../../db/tenancy.server";
import { progress, type Run } from "../../members/runs.server";
import { noteActs } from "../../programs/audit-entries.server";
import { addBackAward, backAwardAt } from "../../programs/back-awards.server";
import { judgeAndPost } from "../orders/judge-and-post.server";
import { inTurn } from "../in-turn.server";
import { awardedOrders, earnedByOrders, noFigures, type BackAwardFigures } from "./figures.server";
import { countWaiting, nextWaiting, type Period } from "./past-orders.server";

const membersAtOnce = 200;
const first = "00000000-0000-0000-0000-000000000000";

/** What a run of the kinds `award` and `award-preview` is started with. */
export const backAwardParameters = z.object({ from: z.iso.datetime(), until: z.iso.datetime() });

const periodOf = (run: Pick<Run, "parameters">): Period => {
  const { from, until } = backAwardParameters.parse(run.parameters);
  return { from: new Date(from), until: new Date(until) };
};

/**
 * Counts orders of before the program after all: each is judged by the first version's rules, its points earned now. In steps of some
 * members; one that is called again goes on with those that are left. There is no undoing it as a whole.
 */
export async function giveBackAward(shopId: string, run: Run): Promise<BackAwardFigures> {
  const period = periodOf(run);
  const at = await inShop(shopId, async (tx) => {
    const given = await backAwardAt(tx, run.id);
    if (given) return given;
    await addBackAward(tx, { id: run.id, ...period, by: run.startedBy });
    const detail = { from: period.from.toISOString(), until: period.until.toISOString() };
    await noteActs(tx, [{ actor: run.startedBy, action: "orders.back-award", subject: "orders", detail }]);
    await progress(tx, run.id, { done: 0, total: await countWaiting(tx, period) });
    return tx.now;
  });
  for (let after: string | undefined = first, done = run.done; after !== undefined;) {
    const from: string = after;
    const step = await inTurn(shopId, async (tx) => {
      const memberIds = await nextWaiting(tx, period, from, membersAtOnce);
      if (memberIds.length > 0) await judgeAndPost(tx, { memberIds });
      await progress(tx, run.id, { done: done + memberIds.length });
      return memberIds;
    });
    done += step.length;
    after = step.at(-1);
  }
  return inShop(shopId, (tx) => awardedOrders(tx, at, null));
}

export interface BackAwardPreview extends BackAwardFigures {
  /** that later orders of the same members would earn more or less, because their tier or count is another */
  others: number;
}

/** Carries figures out of a transaction that is to be undone. */
class Undone extends Error {
  constructor(readonly figures: BackAwardPreview) {
    super("a preview is undone");
  }
}

/** What counting the past orders of the period would bring: it is done in transactions that are then undone. */
export async function previewBackAward(shopId: string, run: Run): Promise<BackAwardPreview> {
  const period = periodOf(run);
  const total = await inShop(shopId, (tx) => countWaiting(tx, period));
  const sum: BackAwardPreview = { ...noFigures, others: 0 };
  for (let after = first, done = 0; ;) {
    const memberIds = await inShop(shopId, async (tx) => {
      await progress(tx, run.id, { done, total });
      return nextWaiting(tx, period, after, membersAtOnce);
    });
    const last = memberIds.at(-1);
    if (last === undefined) return sum;
    const figures = await previewStep(shopId, run, period, memberIds);
    for (const name of Object.keys(sum) as Array<keyof BackAwardPreview>) sum[name] += figures[name];
    after = last;
    done += memberIds.length;
  }
}

async function previewStep(shopId: string, run: Run, period: Period, memberIds: readonly string[]): Promise<BackAwardPreview> {
  try {
    return await inTurn(shopId, async (tx) => {
      await addBackAward(tx, { id: run.id, ...period, by: run.startedBy });
      const before = await earnedByOrders(tx, memberIds);
      await judgeAndPost(tx, { memberIds });
      const awarded = await awardedOrders(tx, tx.now, memberIds);
      throw new Undone({ ...awarded, others: (await earnedByOrders(tx, memberIds)) - before - awarded.points });
    });
  } catch (error) {
    if (error instanceof Undone) return error.figures;
    throw error;
  }
}
