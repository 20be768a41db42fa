import type { ChildProcess } from "node:child_process";
import type { AppControl } from "../control/app-control";

interface Answer {
  id: number;
  result?: unknown;
  error?: string;
}

type Ask = (kind: "clock" | "now" | "sweep" | "backlog", body?: object) => Promise<unknown>;

/** Asks the worker process over its channel and waits for the answer with the same number. */
function asker(worker: ChildProcess): Ask {
  let last = 0;
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  worker.on("message", (message: Answer) => {
    const caller = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error === undefined) caller?.resolve(message.result);
    else caller?.reject(new Error(message.error));
  });
  worker.once("exit", () => {
    for (const caller of waiting.values()) caller.reject(new Error("The worker ended before it answered."));
    waiting.clear();
  });
  return (kind, body = {}) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, { resolve, reject });
      worker.send({ id, kind, ...body }, (error) => {
        if (error && waiting.delete(id)) reject(error);
      });
    });
}

/** What the stand-in store may ask of the app that no shop could ask of Shopify: the clock, the sweep, the backlog. */
export function controlOf(worker: ChildProcess): AppControl {
  const ask = asker(worker);
  return {
    moveClock: async (at) => void (await ask("clock", { at: at.toISOString() })),
    now: async () => new Date((await ask("now")) as string),
    sweep: (shop) => ask("sweep", shop ? { shop } : {}),
    backlog: async () => (await ask("backlog")) as number,
  };
}
