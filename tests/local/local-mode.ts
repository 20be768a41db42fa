import { spawn, type ChildProcess } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";

export interface Ready {
  app: string;
  store: string;
  admin: string;
  shop: string;
  shops: string[];
  apiKey: string;
}

export interface LocalMode {
  ready: Ready;
  output(): string;
  /** SIGTERM to the starter; answers its exit code */
  stop(): Promise<number | null>;
}

/**
 * A port that nothing listens on now, below those from which the machine takes one for each connection that it opens (32768 and up):
 * seconds pass before it is listened on, and one of those would be taken meanwhile now and then.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(10_000, 32_000);
    const probe = createServer();
    const free = await new Promise<boolean>((done) => {
      probe.once("error", () => done(false));
      probe.listen(port, "127.0.0.1", () => done(true));
    });
    if (!free) continue;
    await new Promise((done) => probe.close(done));
    return port;
  }
}

/** Starts local mode in a process group of its own, as `npm start` does. */
export function spawnLocalMode(settings: Record<string, string>): {
  child: ChildProcess;
  lines: string[];
  seen(pattern: RegExp): Promise<string>;
} {
  const child = spawn("node", ["--import", "tsx", "devstore/start.ts"], {
    env: { ...process.env, LOCAL_MODE: "", DATABASE_URL: "", LOG_LEVEL: "warn", NODE_ENV: "production", ...settings },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const lines: string[] = [];
  const waiting = new Set<{ pattern: RegExp; resolve(line: string): void; reject(error: Error): void }>();
  const take = (line: string) => {
    lines.push(line);
    for (const one of waiting) if (one.pattern.test(line) && waiting.delete(one)) one.resolve(line);
  };
  createInterface({ input: child.stdout }).on("line", take);
  createInterface({ input: child.stderr }).on("line", take);
  child.once("exit", (code, signal) => {
    for (const one of waiting) one.reject(new Error(`Local mode ended (${signal ?? code}) before ${one.pattern}:\n${lines.join("\n")}`));
    waiting.clear();
  });
  const seen = (pattern: RegExp) => {
    const already = lines.find((line) => pattern.test(line));
    return already !== undefined
      ? Promise.resolve(already)
      : new Promise<string>((resolve, reject) => waiting.add({ pattern, resolve, reject }));
  };
  return { child, lines, seen };
}

/** Starts local mode and waits for its `ready` line. */
export async function startLocalMode(settings: Record<string, string>): Promise<LocalMode> {
  const ports = { PORT: String(await freePort()), STORE_PORT: String(await freePort()) };
  const { child, lines, seen } = spawnLocalMode({ ...ports, ...settings });
  const line = await seen(/^ready /u);
  return {
    ready: JSON.parse(line.slice("ready ".length)) as Ready,
    output: () => lines.join("\n"),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      const [code] = (await ended) as [number | null];
      return code;
    },
  };
}

/** Kills the starter and everything it started at once, as a machine that loses power would. */
export function killTree(child: ChildProcess): void {
  process.kill(-child.pid!, "SIGKILL");
}

/** The URL of the embedded server that local mode runs on `dataDir`. */
export async function embeddedUrl(dataDir: string): Promise<string> {
  const password = await readFile(join(dataDir, "postgres", "password"), "utf8");
  const postmaster = await readFile(join(dataDir, "postgres", "cluster", "postmaster.pid"), "utf8");
  return `postgresql://fidelio:${password}@127.0.0.1:${postmaster.split("\n")[3]}/fidelio`;
}

/** A call of the REST interface or of the store's control, as JSON; throws the answer's text when it is not 2xx. */
export async function call<T>(address: string, options: { key?: string; body?: unknown; method?: string } = {}): Promise<T> {
  const answer = await fetch(address, {
    method: options.method ?? (options.body === undefined ? "GET" : "POST"),
    headers: {
      // a kept connection would be closed by the time a slow computation of the test comes back to it
      connection: "close",
      ...(options.key ? { authorization: `Bearer ${options.key}` } : {}),
      ...(options.body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
  });
  if (!answer.ok) throw new Error(`${address}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}
