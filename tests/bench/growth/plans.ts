import { inShop } from "../../../app/db/tenancy.server";
import type { Asked } from "./calls";

/**
 * The plans of what was asked, each with its slowest call's values, slowest first. Under the app's own role and within a shop: row-level
 * security keeps the planner from indexes that a superuser's question may use.
 */
export async function plansOf(shopId: string, asked: readonly Asked[]): Promise<string> {
  const parts: string[] = [];
  for (const { text, values, ms } of asked) {
    if (!/^\s*(select|with)\b/iu.test(text) || /set_config|add_job/u.test(text)) continue;
    const lines = await inShop(shopId, (tx) => tx.sql<{ "QUERY PLAN": string }>(`explain (analyze, buffers, costs off) ${text}`, values), {
      timeoutMs: 120_000,
    })
      .then((rows) => rows.map((row) => row["QUERY PLAN"]))
      .catch((error: unknown) => [`not explained: ${error instanceof Error ? error.message : String(error)}`]);
    parts.push(`-- ${ms.toFixed(1)} ms at its slowest\n${text.trim()}\n\n${lines.join("\n")}\n`);
  }
  return parts.join("\n\n");
}
