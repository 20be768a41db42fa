import { execFile } from "node:child_process";
import { chown, stat } from "node:fs/promises";
import { promisify } from "node:util";

/** The account that PostgreSQL runs under; undefined: ours. */
export type Account = { uid: number; gid: number } | undefined;

const idOf = async (flag: "-u" | "-g", name: string) => Number((await promisify(execFile)("id", [flag, name])).stdout.trim());

/**
 * PostgreSQL refuses to run as root. For root it runs as the owner of the data that is there, else as `postgres` where
 * that account exists, else as `nobody`, which exists everywhere: no account is made on the machine.
 */
export async function chooseAccount(cluster: string): Promise<Account> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(cluster).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  for (const name of ["postgres", "nobody"]) {
    const [uid, gid] = await Promise.all([idOf("-u", name), idOf("-g", name)]).catch(() => [0, 0] as const);
    if (uid) return { uid, gid };
  }
  throw new Error("PostgreSQL does not run as root, and there is no other account here: run as an ordinary user, or set DATABASE_URL.");
}

export async function own(path: string, account: Account): Promise<void> {
  if (account) await chown(path, account.uid, account.gid);
}

/** Whether `account` can reach the file, through every folder above it. For root's sake: others run as themselves. */
export async function canReach(path: string, account: Account): Promise<boolean> {
  if (!account) return true;
  const asAccount = promisify(execFile)("/bin/sh", ["-c", 'test -r "$1"', "sh", path], { ...account, cwd: "/" });
  return asAccount.then(
    () => true,
    () => false,
  );
}
