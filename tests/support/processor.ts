import { readFile, readdir } from "node:fs/promises";

/** Processor time that a process used so far, user's and system's, in milliseconds; null where there is no /proc. */
export async function processorOf(pid: number | undefined): Promise<number | null> {
  const stat = await statOf(pid);
  return stat === null ? null : stat.own;
}

/** The same of a process, those that it started, and those of them that ended already: a PostgreSQL server by its postmaster. */
export async function processorOfTree(pid: number): Promise<number | null> {
  const root = await statOf(pid);
  if (root === null) return null;
  const children = await Promise.all((await childrenOf(pid)).map(statOf));
  return root.own + root.ended + children.reduce((sum, child) => sum + (child?.own ?? 0), 0);
}

/** The most memory that a process ever had for itself, in megabytes; null where there is no /proc. */
export async function peakMemoryOf(pid: number | undefined): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => null);
  const peak = /^VmHWM:\s+(\d+) kB/mu.exec(status ?? "")?.[1];
  return peak === undefined ? null : Math.round(Number(peak) / 1000);
}

/** What a process and those that it started have in memory now, what they share counted once, in megabytes. */
export async function memoryOfTree(pid: number): Promise<number | null> {
  const each = await Promise.all(
    [pid, ...(await childrenOf(pid))].map(async (one) => {
      const rollup = await readFile(`/proc/${one}/smaps_rollup`, "utf8").catch(() => "");
      return Number(/^Pss:\s+(\d+) kB/mu.exec(rollup)?.[1] ?? 0);
    }),
  );
  const all = each.reduce((sum, one) => sum + one, 0);
  return all === 0 ? null : Math.round(all / 1000);
}

export async function parentOf(pid: number): Promise<number | null> {
  return (await statOf(pid))?.parent ?? null;
}

async function childrenOf(pid: number): Promise<number[]> {
  const entries = await readdir("/proc").catch(() => []);
  const pids = entries.filter((name) => /^\d+$/u.test(name)).map(Number);
  const parents = await Promise.all(pids.map(async (one) => [one, await parentOf(one)] as const));
  return parents.flatMap(([one, parent]) => (parent === pid ? [one] : []));
}

interface Stat {
  parent: number;
  /** milliseconds */
  own: number;
  /** of its children that ended */
  ended: number;
}

async function statOf(pid: number | undefined): Promise<Stat | null> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
  if (stat === null) return null;
  // times in hundredths of a second; the name of the process, in brackets, may hold blanks
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11, 15).map(Number);
  return { parent: Number(fields[1]), own: (user + system) * 10, ended: (endedUser + endedSystem) * 10 };
}
