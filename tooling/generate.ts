import { readFile, writeFile } from "node:fs/promises";
import { digestOf } from "./digest";
import { run } from "./run";

const note = "app/db/generated/made-from";

/** Prisma's client, made anew when the schema or the generator is another than it was made from. */
export async function generateWhenStale(): Promise<void> {
  const wanted = await digestOf(["prisma/schema.prisma", "node_modules/prisma/package.json"]);
  if ((await readFile(note, "utf8").catch(() => "")) === wanted) return;
  // the generator wants a URL and does not use it
  const made = await run("prisma", ["generate"], {
    env: { DATABASE_URL: "postgresql://unused@localhost/unused", CHECKPOINT_DISABLE: "1" },
  });
  if (made.code !== 0) throw new Error(`prisma generate failed:\n${made.output}`);
  await writeFile(note, wanted);
}
