import { randomBytes } from "node:crypto";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { chooseAccount, chooseRunner, own } from "./embedded/account.server";
import { findBinaries } from "./embedded/binaries.server";
import { initialise, launch } from "./embedded/cluster.server";
import { forgetOwner, noteOwner, refuseSecondOwner } from "./embedded/owner.server";
import { findLive, isAlive, readPostmaster, signal, stopPostmaster } from "./embedded/postmaster.server";

export interface Embedded {
  /** as the ordinary role `fidelio`, which owns the database `fidelio`: what the app runs under */
  url: string;
  /** as a superuser, whom row-level security does not bind: for tests and repair */
  adminUrl: string;
  /** false once the server has ended, however that came */
  alive(): boolean;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** holds the data, the password and the server's log; made when it is not there */
  folder: string;
  /** of 127.0.0.1; a free one when not given */
  port?: number;
  /** false: faster, and what was committed may be lost with the machine. For tests. Default true */
  durable?: boolean;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done, fail) => probe.once("error", fail).listen(0, "127.0.0.1", done));
  const { port } = probe.address() as AddressInfo;
  await new Promise((done) => probe.close(done));
  return port;
}

/** Kept between starts, beside the data: the role and the superuser share it. */
async function passwordOf(folder: string): Promise<string> {
  const file = join(folder, "password");
  const kept = await readFile(file, "utf8").catch(() => "");
  if (kept) return kept;
  const made = randomBytes(24).toString("hex");
  await writeFile(file, made, { mode: 0o600 });
  return made;
}

async function ensureRoleAndDatabase(adminUrl: string, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  client.on("error", () => undefined);
  await client.connect();
  try {
    const role = await client.query("select from pg_roles where rolname = 'fidelio'");
    if (!role.rowCount) await client.query(`create role fidelio login nosuperuser nobypassrls password '${password}'`);
    const found = await client.query("select from pg_database where datname = 'fidelio'");
    if (!found.rowCount) await client.query("create database fidelio owner fidelio");
  } finally {
    await client.end();
  }
}

/** A server that outlived its starter is taken over as it is, unless another port is wanted of it. */
async function adopt(cluster: string, port: number | undefined): Promise<{ pid: number; port: number } | undefined> {
  const live = await findLive(cluster);
  if (!live) return undefined;
  if (port !== undefined && live.port !== port) {
    await stopPostmaster(live.pid);
    return undefined;
  }
  for (let tries = 0; tries < 4_000; tries += 1) {
    const now = await readPostmaster(cluster);
    if (!now || now.pid !== live.pid) return undefined;
    if (now.ready) return { pid: now.pid, port: now.port };
    await wait(15);
  }
  throw new Error(`The database server, process ${live.pid}, does not become ready: end it by hand.`);
}

/**
 * Starts a real PostgreSQL of our own, with its data in `folder`, and answers when it takes connections. After a kill it
 * finds its data, or even its server, again. Throws a sentence that says what to do when it cannot run here.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const folder = resolve(options.folder);
  const cluster = join(folder, "cluster");
  const durable = options.durable ?? true;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await refuseSecondOwner(folder);
  const account = await chooseAccount(cluster);
  await own(folder, account);
  await chmod(folder, 0o700);
  const password = await passwordOf(folder);
  let server = await adopt(cluster, options.port);
  if (!server) {
    const binaries = await findBinaries();
    const runner = await chooseRunner(account, [binaries.initdb, folder]);
    const place = { binaries, folder, account, runner, durable };
    await initialise(place, password);
    const port = options.port ?? (await freePort());
    server = { pid: await launch(place, port), port };
  }
  await noteOwner(folder);
  const { pid, port } = server;
  // the process may end without calling stop: then the server ends too, in its own time
  const last = () => signal(pid, "SIGINT");
  process.once("exit", last);
  const at = (role: string, name: string) => `postgresql://${role}:${password}@127.0.0.1:${port}/${name}`;
  const adminUrl = at("postgres", "postgres");
  await ensureRoleAndDatabase(adminUrl, password);
  let stopping: Promise<void> | undefined;
  const stop = async () => {
    process.removeListener("exit", last);
    await stopPostmaster(pid);
    await forgetOwner(folder);
  };
  return { url: at("fidelio", "fidelio"), adminUrl, alive: () => isAlive(pid), stop: () => (stopping ??= stop()) };
}
