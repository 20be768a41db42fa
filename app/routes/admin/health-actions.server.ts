import { z } from "zod";
import type { ActAnswer } from "../../components/act-answer";
import { retryDeadLetters } from "../../intake/dead-letters.server";
import { askForSweep } from "../../intake/sweep/ask-sweep.server";
import { startRun } from "../../members/runs.server";
import { noteActs } from "../../programs/audit-entries.server";
import type { PageVisit } from "./visit.server";

const wish = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("retry"), id: z.string().regex(/^\d{1,19}$/u) }),
  z.object({ intent: z.literal("retry-all") }),
  z.object({ intent: z.literal("sweep") }),
  z.object({ intent: z.literal("audit") }),
]);

/** Does what the merchant's staff asked for on Health; each is noted with their name. */
export async function actOnHealth({ inShop, actor }: PageVisit, form: FormData): Promise<ActAnswer> {
  const asked = wish.safeParse(Object.fromEntries(form));
  if (!asked.success) return { ok: false, error: "shell.not-done" };
  await inShop(async (tx) => {
    if (asked.data.intent === "sweep") return askForSweep(tx, actor);
    if (asked.data.intent === "audit") {
      const id = await startRun(tx, { kind: "audit", parameters: {}, by: actor });
      return noteActs(tx, [{ actor, action: "audit.ask", subject: id, detail: {} }]);
    }
    const ids = asked.data.intent === "retry" ? [asked.data.id] : undefined;
    const retried = await retryDeadLetters(tx, ids);
    return noteActs(tx, [{ actor, action: "dead-letters.retry", subject: ids?.[0] ?? "all", detail: { retried } }]);
  });
  return { ok: true };
}
