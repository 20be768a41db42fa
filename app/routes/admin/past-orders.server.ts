import { DateTime } from "luxon";
import { z } from "zod";
import type { PastOrdersView } from "../../components/past-orders/view";
import { backAwardParameters } from "../../intake/back-award/back-award.server";
import { pastOrders } from "../../intake/back-award/past-orders.server";
import { askForSweep } from "../../intake/sweep/ask-sweep.server";
import { listRuns, startRun } from "../../members/runs.server";
import { grantedScopes } from "../../programs/plan.server";
import type { PageVisit } from "./visit.server";

/** What the page of past orders shows. */
export async function readPastOrders(visit: PageVisit): Promise<PastOrdersView> {
  return visit.inShop(async (tx) => {
    const past = await pastOrders(tx);
    const [newest] = await listRuns(tx, ["award", "award-preview"], 1);
    const dayOf = (at: string | null) => (at === null ? null : DateTime.fromISO(at, { zone: visit.zone }).toISODate());
    const asked = backAwardParameters.safeParse(newest?.parameters);
    return {
      ...past,
      oldestDay: dayOf(past.oldest),
      allOrders: (await grantedScopes(tx)).includes("read_all_orders"),
      run: newest && asked.success ? { id: newest.id, given: newest.kind === "award", from: asked.data.from } : null,
    };
  });
}

const sent = z.discriminatedUnion("act", [
  z.strictObject({ act: z.enum(["preview", "give"]), from: z.string() }),
  z.strictObject({ act: z.literal("read") }),
]);

export type PastOrdersAnswer = { ok: true; act: "preview" | "give" | "read" } | { ok: false; field?: "from" };

/** Previews or gives the award from a day of the shop's on, or has older orders read. A day that is none is told beside its field. */
export async function actOnPastOrders(visit: PageVisit, body: unknown): Promise<PastOrdersAnswer> {
  const asked = sent.safeParse(body);
  if (!asked.success) return { ok: false };
  const { data } = asked;
  if (data.act === "read") {
    await visit.inShop((tx) => askForSweep(tx, visit.actor));
    return { ok: true, act: "read" };
  }
  const from = DateTime.fromISO(data.from, { zone: visit.zone });
  return visit.inShop(async (tx): Promise<PastOrdersAnswer> => {
    const { begins } = await pastOrders(tx);
    const until = begins === null ? null : DateTime.fromISO(begins);
    if (!/^\d{4}-\d{2}-\d{2}$/u.test(data.from) || !from.isValid || until === null || from >= until) return { ok: false, field: "from" };
    const parameters = { from: from.toUTC().toISO(), until: until.toUTC().toISO() };
    await startRun(tx, { kind: data.act === "give" ? "award" : "award-preview", parameters, by: visit.actor });
    return { ok: true, act: data.act };
  });
}
