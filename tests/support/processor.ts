import { readFile } from "node:fs/promises";

/** Processor time that a process used so far, user's and system's, in milliseconds; null where there is no /proc. */
export async function processorOf(pid: number | undefined): Promise<number | null> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
  if (stat === null) return null;
  // hundredths of a second; the name of the process, in brackets, may hold blanks
  const [user = 0, system = 0] = stat
    .slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .slice(11, 13)
    .map(Number);
  return (user + system) * 10;
}
