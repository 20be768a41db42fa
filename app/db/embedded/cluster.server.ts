import { execFile, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { chmod, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { own, type Account, type Runner } from "./account.server";
import type { Binaries } from "./binaries.server";
import { readPostmaster } from "./postmaster.server";

/** PostgreSQL's words do not depend on the machine's language, nor its clock on the machine's zone. */
const plain = { PATH: process.env["PATH"], LC_ALL: "C", TZ: "UTC" } as unknown as NodeJS.ProcessEnv;

/** Where a server lives, and as whom. */
export interface Place {
  binaries: Binaries;
  /** holds the cluster, the log and the password */
  folder: string;
  account: Account;
  runner: Runner;
  durable: boolean;
}

/** Makes the cluster unless it is there. A half-made one, left by a kill, never gets the final name. */
export async function initialise({ binaries, folder, account, runner, durable }: Place, password: string): Promise<void> {
  const cluster = join(folder, "cluster");
  if (await readFile(join(cluster, "PG_VERSION")).catch(() => undefined)) return;
  const draft = join(folder, "cluster-being-made");
  const passwordFile = join(folder, "password-for-initdb");
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  await own(draft, account);
  await own(passwordFile, account);
  const flags = ["--username=postgres", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-instructions"];
  const [program, args] = runner.command(binaries.initdb, [
    `--pgdata=${draft}`,
    `--pwfile=${passwordFile}`,
    ...flags,
    ...(durable ? [] : ["--no-sync"]),
  ]);
  try {
    await promisify(execFile)(program, args, { ...runner.options, env: plain, cwd: folder });
  } catch (error) {
    const said = String((error as { stderr?: string }).stderr ?? error);
    throw new Error(`PostgreSQL could not make its data folder: ${said.trim()}`, { cause: error });
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(draft, cluster);
  await chmod(cluster, 0o700);
}

/** Starts the server and answers its process id when it takes connections. */
export async function launch({ binaries, folder, runner, durable }: Place, port: number): Promise<number> {
  const cluster = join(folder, "cluster");
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "200",
    timezone: "UTC",
    log_timezone: "UTC",
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const logFile = join(folder, "server.log");
  const log = openSync(logFile, "w", 0o600);
  // a session of its own: Ctrl-C in the terminal reaches us first, and we stop the server last
  const [program, args] = runner.command(binaries.postgres, ["-D", cluster, "-p", String(port), ...flags]);
  const server = spawn(program, args, {
    ...runner.options,
    env: plain,
    cwd: folder,
    detached: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  let ended = false;
  server.once("exit", () => (ended = true));
  server.once("error", () => (ended = true));
  server.unref();
  // a recovery after a kill may take a while
  for (const end = Date.now() + 120_000; Date.now() < end; await wait(15)) {
    if (ended) break;
    const noted = await readPostmaster(cluster);
    if (server.pid && noted?.pid === server.pid && noted.ready) return server.pid;
  }
  const said = await readFile(logFile, "utf8").catch(() => "");
  if (/Address already in use/u.test(said)) throw new Error(`Port ${port} of 127.0.0.1 is taken: PostgreSQL cannot listen there.`);
  throw new Error(`PostgreSQL did not start: ${said.trim().split("\n").slice(-5).join(" ") || "it said nothing"}`);
}
