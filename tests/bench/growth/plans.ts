import pg from "pg";
import type { Asked } from "./calls";

/** The plans of what was asked, each with its slowest call's values, as a superuser sees them; slowest first. */
export async function plansOf(adminUrl: string, asked: readonly Asked[]): Promise<string> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const parts: string[] = [];
    for (const { text, values, ms } of asked) {
      if (!/^\s*(select|with)\b/iu.test(text) || /set_config|add_job/u.test(text)) continue;
      const lines = await client
        .query<{ "QUERY PLAN": string }>({ text: `explain (analyze, buffers, costs off) ${text}`, values: [...values] })
        .then(({ rows }) => rows.map((row) => row["QUERY PLAN"]))
        .catch((error: Error) => [`not explained: ${error.message}`]);
      parts.push(`-- ${ms.toFixed(1)} ms at its slowest\n${text.trim()}\n\n${lines.join("\n")}\n`);
    }
    return parts.join("\n\n");
  } finally {
    await client.end();
  }
}
