import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";

export interface Postmaster {
  pid: number;
  port: number;
  ready: boolean;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Has ended, and waits for a parent to ask how: for ever, in a container whose first process never asks. */
function isZombie(pid: number): boolean {
  try {
    return /\) Z /u.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

/** The command line of a process, "" when there is none. */
export async function commandOf(pid: number): Promise<string> {
  const fromProc = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => undefined);
  if (fromProc !== undefined) return fromProc.replaceAll("\0", " ").trim();
  return promisify(execFile)("ps", ["-p", String(pid), "-o", "command="]).then(
    ({ stdout }) => stdout.trim(),
    () => "",
  );
}

/** What postmaster.pid says: process, folder, start, port, socket folder, address, shared memory, status, a line each. */
export async function readPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const lines = (await readFile(join(cluster, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 1) return undefined;
  return { pid, port: Number(lines[3] ?? 0), ready: lines[7]?.trim() === "ready" };
}

/**
 * The live server of this folder, if there is one. A postmaster.pid may name a process that has nothing to do with us,
 * when the machine or container has started anew: PostgreSQL would refuse to start, so the file is taken away.
 */
export async function findLive(cluster: string): Promise<Postmaster | undefined> {
  const noted = await readPostmaster(cluster);
  if (!noted) return undefined;
  if (isAlive(noted.pid) && (await commandOf(noted.pid)).includes(cluster)) return noted;
  await rm(join(cluster, "postmaster.pid"), { force: true });
  return undefined;
}

/** Ends the server: its sessions are cut, their transactions rolled back. After `patienceMs`, without a last checkpoint. */
export async function stopPostmaster(pid: number, patienceMs = 15_000): Promise<void> {
  const end = Date.now() + patienceMs;
  signal(pid, "SIGINT");
  while (isAlive(pid)) {
    if (Date.now() > end) signal(pid, "SIGQUIT");
    await wait(20);
    if (Date.now() > end + 5_000) throw new Error(`The database server, process ${pid}, does not end: end it by hand.`);
  }
}

export function signal(pid: number, name: "SIGINT" | "SIGQUIT"): void {
  try {
    process.kill(pid, name);
  } catch {
    // it has ended already
  }
}
