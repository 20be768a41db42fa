import { performance } from "node:perf_hooks";
import pg from "pg";

export interface Asked {
  text: string;
  values: readonly unknown[];
  began: number;
  ms: number;
}

let record: Asked[] | undefined;

type Query = (this: pg.Client, ...args: unknown[]) => unknown;

/** From now on every statement of this process is timed; call once, before any is asked. */
export function timeStatements(): void {
  const client = pg.Client.prototype as unknown as { query: Query };
  const { query } = client;
  client.query = function timed(this: pg.Client, ...args: unknown[]): unknown {
    const into = record;
    const [first, second] = args as [string | { text?: string; values?: unknown[] }, unknown];
    const text = typeof first === "string" ? first : first.text;
    const began = performance.now();
    const answer = query.apply(this, args);
    if (into && text !== undefined && answer instanceof Promise) {
      const values = typeof first === "string" ? (Array.isArray(second) ? second : []) : (first.values ?? []);
      const note = () => void into.push({ text, values, began, ms: performance.now() - began });
      answer.then(note, note);
    }
    return answer;
  };
}

/** Does `work` and answers how long it took in all, and what it asked of the database. Not for two at once. */
export async function recorded(work: () => Promise<unknown>): Promise<{ ms: number; asked: Asked[] }> {
  const asked: Asked[] = [];
  record = asked;
  const began = performance.now();
  try {
    await work();
    return { ms: performance.now() - began, asked };
  } finally {
    record = undefined;
  }
}

/** How long the database was asked for something, milliseconds: what crosses together is counted once. */
export function busy(asked: readonly Asked[]): number {
  let sum = 0;
  let until = 0;
  for (const { began, ms } of [...asked].sort((a, b) => a.began - b.began)) {
    sum += Math.max(0, began + ms - Math.max(until, began));
    until = Math.max(until, began + ms);
  }
  return sum;
}

/** Each statement of a page at its slowest, by its text. */
export function slowest(all: readonly Asked[]): Asked[] {
  const found = new Map<string, Asked>();
  for (const one of all) if (one.ms > (found.get(one.text)?.ms ?? -1)) found.set(one.text, one);
  return [...found.values()].sort((a, b) => b.ms - a.ms);
}
