import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { startEmbedded, type Embedded } from "../../app/db/embedded.server";
import { random } from "../bench/intake/order-body";
import type { Supervised } from "./supervised";

/** PostgreSQL of the house: it can be restarted in its place. */
export interface Server {
  url: string;
  adminUrl: string;
  /** gently: sessions are cut, and it ends in order · hard: as after a crash, it recovers from its log */
  restart(how: "gently" | "hard"): Promise<void>;
  stop(): Promise<void>;
}

export async function startServer(folder: string): Promise<Server> {
  let running: Embedded = await startEmbedded({ folder });
  const port = Number(new URL(running.url).port);
  return {
    url: running.url,
    adminUrl: running.adminUrl,
    restart: async (how) => {
      if (how === "hard") {
        const [pid] = (await readFile(join(folder, "cluster", "postmaster.pid"), "utf8")).split("\n");
        process.kill(Number(pid), "SIGQUIT");
        while (running.alive()) await wait(20);
      }
      await running.stop();
      running = await startEmbedded({ folder, port });
    },
    stop: () => running.stop(),
  };
}

/** A process is killed so often, in turn one of each kind, and each time another of the two. */
export interface Disturbing {
  everyMs: number;
  /** at which parts of the whole time the server is restarted */
  restartsAt: readonly number[];
  forMs: number;
}

/** Kills and restarts until the time is over. Answers how many processes it killed. */
export async function disturb(
  { webs, workers, server }: { webs: readonly Supervised[]; workers: readonly Supervised[]; server: Server },
  { everyMs, restartsAt, forMs }: Disturbing,
): Promise<number> {
  const next = random(20_261_122);
  const end = performance.now() + forMs;
  const restarts = restartsAt.map((part) => performance.now() + part * forMs);
  let kills = 0;
  while (performance.now() < end) {
    await wait(everyMs * (0.5 + next()));
    for (const kind of [webs, workers]) {
      kind[Math.floor(next() * kind.length)]!.kill();
      kills += 1;
    }
    if (restarts.length > 0 && performance.now() >= restarts[0]!) {
      restarts.shift();
      await server.restart(restarts.length % 2 === 1 ? "gently" : "hard");
    }
  }
  return kills;
}
