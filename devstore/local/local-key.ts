import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The REST key of each demo shop, the same after every start: kept in DATA_DIR, since the app keeps only its hash. */
export function localKeys(dataDir: string, shops: readonly string[]): Map<string, string> {
  const file = join(dataDir, "local-keys.json");
  let kept: Record<string, string> = {};
  try {
    kept = JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  for (const shop of shops) kept[shop] ??= `local_${randomBytes(32).toString("base64url")}`;
  writeFileSync(file, JSON.stringify(kept), { mode: 0o600 });
  return new Map(Object.entries(kept));
}
