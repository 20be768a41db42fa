import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { makeWorkerUtils } from "graphile-worker";
import { projectRoot } from "../base/project-root.server";
import { missingMigrations } from "./migrated.server";

const finished = /No pending migrations to apply|successfully applied/u;

/** Prisma's `migrate deploy`. It has a timer of ten seconds that nothing cancels, so it is ended when it has said that it is done. */
function deploy(url: string): Promise<string> {
  const prisma = createRequire(import.meta.url).resolve("prisma/build/index.js");
  const child = spawn(process.execPath, [prisma, "migrate", "deploy"], {
    cwd: projectRoot(),
    env: { ...process.env, DATABASE_URL: url, PRISMA_HIDE_UPDATE_MESSAGE: "1", CHECKPOINT_DISABLE: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  let complaint = "";
  child.stdout.on("data", (chunk: Buffer) => {
    said += chunk.toString();
    if (finished.test(said)) child.kill();
  });
  child.stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString()));
  return new Promise((done, fail) => {
    child.once("error", fail);
    child.once("close", () => done(complaint.trim() || said.trim()));
  });
}

/**
 * Brings the database at `url` to the newest schema: the app's own by Prisma's migrations, the job queue's by its own.
 * Both under the role of `url`, because row-level security and graphile-worker want owner and user to be one. Safe to
 * run again, and by several at once: Prisma takes a lock. Throws what the database refused.
 */
export async function migrate(url: string): Promise<void> {
  if ((await missingMigrations(url)).length > 0) {
    const said = await deploy(url);
    const missing = await missingMigrations(url);
    if (missing.length > 0) throw new Error(`The migrations did not go through (${missing.join(", ")}): ${said}`);
  }
  const utils = await makeWorkerUtils({ connectionString: url });
  try {
    await utils.migrate();
  } finally {
    await utils.release();
  }
}
