import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmbedded } from "./embedded.server";
import { findLive, isAlive, readPostmaster } from "./embedded/postmaster.server";

async function ask<R>(url: string, sql: string): Promise<R[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows as R[];
  } finally {
    await client.end();
  }
}

describe("startEmbedded", () => {
  let folder = "";
  let child: ChildProcess | undefined;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "fidelio-embedded-"));
  });
  afterAll(async () => {
    child?.kill("SIGKILL");
    const live = await findLive(join(folder, "cluster"));
    if (live) process.kill(live.pid, "SIGQUIT");
    await rm(folder, { recursive: true, force: true, maxRetries: 10 });
  });

  it("gives an ordinary role that owns its database, and keeps the data", async () => {
    const first = await startEmbedded({ folder, durable: false });
    const [role] = await ask(first.url, "select rolname, rolsuper, rolbypassrls, rolcreatedb from pg_roles where rolname = current_user");
    expect(role).toEqual({ rolname: "fidelio", rolsuper: false, rolbypassrls: false, rolcreatedb: false });
    expect(await ask(first.adminUrl, "show server_encoding")).toEqual([{ server_encoding: "UTF8" }]);
    expect(await ask(first.url, "select version() like 'PostgreSQL 18%' as is18")).toEqual([{ is18: true }]);
    await ask(first.url, "create table kept as select 1 as one");
    await first.stop();
    await first.stop();
    expect(await readPostmaster(join(folder, "cluster"))).toBeUndefined();

    const second = await startEmbedded({ folder, durable: false });
    expect(await ask(second.url, "select one from kept")).toEqual([{ one: 1 }]);
    await expect(startEmbedded({ folder, port: 1 })).rejects.toThrow();
    await second.stop().catch(() => undefined);
  });

  it("finds the server again that a killed starter left behind", async () => {
    const script = `import("./app/db/embedded.server.ts").then((m) => m.startEmbedded({ folder: ${JSON.stringify(folder)}, durable: false }))
      .then((e) => { console.log(e.url); setInterval(() => {}, 1000); });`;
    child = spawn(process.execPath, ["--import", "tsx", "-e", script], { stdio: ["ignore", "pipe", "inherit"] });
    const [url] = (await once(child.stdout!, "data")) as [Buffer];
    await expect(startEmbedded({ folder })).rejects.toThrow(`is in use by process ${child.pid}`);
    child.kill("SIGKILL");
    await once(child, "exit");
    const live = await findLive(join(folder, "cluster"));
    expect(live && isAlive(live.pid)).toBe(true);

    const again = await startEmbedded({ folder, durable: false });
    expect(again.url).toBe(url.toString().trim());
    expect(await ask(again.url, "select one from kept")).toEqual([{ one: 1 }]);
    await again.stop();
    expect(isAlive(live!.pid)).toBe(false);
  });

  it.runIf(process.getuid?.() === 0)("runs for root under a folder that lets nobody else in, or says what to do", async () => {
    const closed = await mkdtemp(join(tmpdir(), "fidelio-closed-"));
    try {
      const server = await startEmbedded({ folder: join(closed, "data"), durable: false });
      expect(await ask(server.url, "select 1 as one")).toEqual([{ one: 1 }]);
      await server.stop();
    } catch (error) {
      expect(String(error)).toContain("may not be entered by others (Permission denied): run as an ordinary user");
    } finally {
      await rm(closed, { recursive: true, force: true });
    }
  });
});
