import { z } from "zod";
import { log } from "../base/log.server";
import { moveClock, readNow } from "../db/clock.server";
import { backlog } from "../intake/health.server";
import { grantDays } from "../intake/occasions/grant-days.server";
import { lookAfterRequests } from "../intake/privacy/fulfil.server";
import { installedShop, installedShops } from "../intake/shops.server";
import { facesOfFullSweep, repairFaces } from "../face/repair-faces.server";
import { sweepShop } from "../intake/sweep/sweep-shop.server";
import { endDueRedemptions } from "../redemptions/end-redemption.server";
import { endGoneCodes } from "../redemptions/look-after.server";
import { settleReferrals } from "../referrals/settle.server";
import { settleWhole } from "./settle-shops.server";

const asked = z.discriminatedUnion("kind", [
  z.object({ id: z.union([z.string(), z.number()]), kind: z.literal("clock"), at: z.coerce.date() }),
  z.object({ id: z.union([z.string(), z.number()]), kind: z.literal("now") }),
  z.object({ id: z.union([z.string(), z.number()]), kind: z.literal("sweep"), shop: z.string().optional() }),
  z.object({ id: z.union([z.string(), z.number()]), kind: z.literal("backlog") }),
]);
type Asked = z.output<typeof asked>;

/**
 * Local mode's hand on the app, over the channel to the process that started this one: `{id, kind, …}` is answered with
 * `{id, result}` or `{id, error}`. Never in production: the worker starts it in local mode alone.
 */
export function answerLocalControl(): { stop(): void } {
  const listen = (message: unknown) => {
    const question = asked.safeParse(message);
    if (!question.success) return;
    const { id } = question.data;
    // whoever asked may be gone by the time of the answer
    const say = (message: object) => void (process.connected && process.send?.(message));
    answer(question.data).then(
      (result) => say({ id, result }),
      (error: unknown) => {
        log.error({ err: error, kind: question.data.kind }, "local control failed");
        say({ id, error: error instanceof Error ? error.message : String(error) });
      },
    );
  };
  process.on("message", listen);
  return { stop: () => void process.off("message", listen) };
}

async function answer(question: Asked): Promise<unknown> {
  if (question.kind === "now") return (await readNow()).toISOString();
  if (question.kind === "backlog") return backlog();
  if (question.kind === "clock") return turnClock(question.at);
  return sweepNow(question.shop);
}

/** Moves the business clock forward, and settles all that falls due by it before the answer. */
async function turnClock(at: Date): Promise<string> {
  const now = await moveClock(at);
  for (const { id } of await installedShops()) {
    await settleWhole(id);
    await grantDays(id);
    await settleReferrals(id);
    await endDueRedemptions(id).catch((error: unknown) => log.warn({ err: error, shopId: id }, "expired redemptions stay due"));
  }
  await lookAfterRequests();
  return now.toISOString();
}

async function sweepNow(domain: string | undefined): Promise<unknown> {
  const only = domain === undefined ? null : await installedShop({ domain });
  if (domain !== undefined && !only) throw new Error(`No shop ${domain} has the app.`);
  const results = [];
  for (const { id, domain: shop } of only ? [only] : await installedShops()) {
    const swept = await sweepShop(id, { full: true });
    await endGoneCodes(id, { all: true });
    results.push({ shop, ...swept, faces: await repairFaces(id, facesOfFullSweep) });
  }
  return results;
}
