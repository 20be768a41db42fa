import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

async function filesUnder(path: string, passed: RegExp): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => undefined);
  if (!entries) return [path];
  const inner = entries
    .map((entry) => join(path, entry.name))
    .filter((name) => !passed.test(name))
    .sort();
  return (await Promise.all(inner.map((name) => filesUnder(name, passed)))).flat();
}

/** One hash of the names and contents of all files under `paths`, but for those that `passed` matches. */
export async function digestOf(paths: string[], passed: RegExp = /$^/u): Promise<string> {
  const hash = createHash("sha256");
  for (const path of [...paths].sort()) {
    for (const file of await filesUnder(path, passed)) {
      hash.update(`${file}\0`).update((await readFile(file).catch(() => Buffer.from("absent"))).toString("base64"));
    }
  }
  return hash.digest("hex");
}
