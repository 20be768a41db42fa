import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { promisify } from "node:util";
import { makeWorkerUtils } from "graphile-worker";

const prismaCommand = createRequire(import.meta.url).resolve("prisma/build/index.js");

/**
 * Brings the database at `url` to the newest schema: the app's own by Prisma's migrations, the job queue's by its own.
 * Both under the role of `url`, because row-level security and graphile-worker want owner and user to be one.
 */
export async function migrate(url: string): Promise<void> {
  await promisify(execFile)(process.execPath, [prismaCommand, "migrate", "deploy"], {
    env: { ...process.env, DATABASE_URL: url, PRISMA_HIDE_UPDATE_MESSAGE: "1" },
  });
  const utils = await makeWorkerUtils({ connectionString: url });
  try {
    await utils.migrate();
  } finally {
    await utils.release();
  }
}
