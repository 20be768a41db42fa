import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePort, spawnLocalMode } from "./local-mode";

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), "fidelio-local-"))));
afterAll(() => rm(folder, { recursive: true, force: true }));

test("when its database server is killed, local mode says so and ends; started again, it finds its data", async () => {
  const settings = { DATA_DIR: folder, SEED: "none", PORT: String(await freePort()), STORE_PORT: String(await freePort()) };
  const first = spawnLocalMode(settings);
  const before = await first.seen(/^ready /u);
  const ended = once(first.child, "exit");
  process.kill(Number((await readFile(join(folder, "postgres", "cluster", "postmaster.pid"), "utf8")).split("\n")[0]), "SIGKILL");
  expect(await ended).toEqual([1, null]);
  expect(first.lines).toContain("The database server ended by itself; start again, it finds its data.");

  const second = spawnLocalMode(settings);
  expect(await second.seen(/^ready /u)).toBe(before);
  const done = once(second.child, "exit");
  second.child.kill("SIGINT");
  expect(await done).toEqual([0, null]);
}, 120_000);
