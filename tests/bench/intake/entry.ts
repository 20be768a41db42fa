import { fork, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { signWebhook } from "../../../app/shopify/webhook-signature";
import type { BenchServer } from "./database";
import { load } from "./load";
import { inTurn } from "./measure";
import { orderBody, random } from "./order-body";

const secret = "bench-secret";

/** Part (b): webhooks accepted over HTTP a second, 32 kept connections, one process, a pool of 10. */
export async function benchEntry(server: BenchServer, requests: number, times: number): Promise<number> {
  const body = Buffer.from(
    orderBody({ orderId: 5_000_000_001, customerId: 6_000_000_001, placedAt: new Date("2026-11-20T10:00:00Z") }, random(1)),
  );
  const signature = signWebhook(body, secret);
  const database = await server.fresh();
  const processes = [await start("./http-app.ts", database.url), await start("./http-bare.ts", database.url)] as const;
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  let runs = 0;
  const measure = (port: number) => async () => {
    await client.query("truncate webhook_event");
    await client.query("checkpoint").catch(() => undefined);
    const seconds = await load({ port, connections: 32, requests, body, signature, run: `run${++runs}` });
    const { rows } = await client.query<{ stored: number }>("select count(*)::int as stored from webhook_event");
    if (rows[0]?.stored !== requests) throw new Error(`${rows[0]?.stored} of ${requests} events were stored.`);
    return requests / seconds;
  };
  try {
    return await inTurn("(b) webhooks over HTTP", "/s", times, measure(processes[0].port), measure(processes[1].port));
  } finally {
    await client.end();
    for (const { child } of processes) child.kill();
    await database.drop();
  }
}

function start(file: string, url: string): Promise<{ child: ChildProcess; port: number }> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), {
    execArgv: ["--import", "tsx"],
    env: { ...process.env, DATABASE_URL: url, LOCAL_MODE: "1", SHOPIFY_API_SECRET: secret, LOG_LEVEL: "warn" },
  });
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`${file} ended with ${code}.`)));
    child.once("message", (message) => resolve({ child, port: (message as { port: number }).port }));
  });
}
