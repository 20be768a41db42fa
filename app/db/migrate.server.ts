import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { promisify } from "node:util";
import { makeWorkerUtils } from "graphile-worker";
import { projectRoot } from "../base/project-root.server";

/**
 * Brings the database at `url` to the newest schema: the app's own by Prisma's migrations, the job queue's by its own.
 * Both under the role of `url`, because row-level security and graphile-worker want owner and user to be one. Safe to
 * run again, and by several at once: each takes its turn.
 */
export async function migrate(url: string): Promise<void> {
  const prisma = createRequire(import.meta.url).resolve("prisma/build/index.js");
  await promisify(execFile)(process.execPath, [prisma, "migrate", "deploy"], {
    cwd: projectRoot(),
    env: { ...process.env, DATABASE_URL: url, PRISMA_HIDE_UPDATE_MESSAGE: "1", CHECKPOINT_DISABLE: "1" },
  }).catch((error: { stderr?: string; message: string }) => {
    throw new Error(`The migrations did not go through: ${(error.stderr ?? "").trim() || error.message}`, { cause: error });
  });
  // what it says of itself while it starts is noise here, and its faults are thrown
  const utils = await makeWorkerUtils({ connectionString: url });
  try {
    await utils.migrate();
  } finally {
    await utils.release();
  }
}
