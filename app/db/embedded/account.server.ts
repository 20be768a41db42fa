import { execFile } from "node:child_process";
import { chown, stat } from "node:fs/promises";
import { join } from "node:path";
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

/** Gives the folder to the account; a backup that root copied back, which is root's, with all that is in it. */
export async function own(folder: string, account: Account): Promise<void> {
  if (!account) return;
  const data = await stat(join(folder, "cluster")).catch(() => undefined);
  if (data?.uid === 0) await promisify(execFile)("chown", ["-R", `${account.uid}:${account.gid}`, folder]);
  else await chown(folder, account.uid, account.gid);
}

/** How to start a program under the account. */
export interface Runner {
  command(program: string, args: string[]): [program: string, args: string[]];
  options: { uid?: number; gid?: number };
}

const works = (program: string, args: string[], options: object = {}) =>
  promisify(execFile)(program, args, { cwd: "/", ...options }).then(
    () => true,
    () => false,
  );

/**
 * For ourselves: as it is. For root: as the account; where a folder above one of `paths` lets nobody else in, as /root
 * does, with root's leave to enter folders, if the system's `setpriv` can give it. Throws a sentence when it cannot.
 */
export async function chooseRunner(account: Account, paths: string[]): Promise<Runner> {
  const plainly: Runner = { command: (program, args) => [program, args], options: account ?? {} };
  if (!account) return plainly;
  const closed: string[] = [];
  for (const path of paths) if (!(await works("/bin/sh", ["-c", 'test -r "$1"', "sh", path], account))) closed.push(path);
  if (closed.length === 0) return plainly;
  const ids = [`--reuid=${account.uid}`, `--regid=${account.gid}`, "--clear-groups"];
  const leave = [...ids, "--securebits=+no_setuid_fixup", "--inh-caps=+dac_override", "--ambient-caps=+dac_override", "--"];
  if (await works("setpriv", [...leave, "test", "-r", closed[0]!])) {
    return { command: (program, args) => ["setpriv", [...leave, program, ...args]], options: {} };
  }
  throw new Error(
    `You run as root, PostgreSQL does not, and a folder above ${closed[0]} may not be entered by others (Permission denied): ` +
      "run as an ordinary user, move the project, point DATA_DIR at a folder that others may enter, or set DATABASE_URL.",
  );
}
