import { setTimeout as sleep } from "node:timers/promises";

/** Asks `done` again and again until it answers true; throws a sentence naming `what` after `limitMs`. */
export async function until(what: string, done: () => Promise<boolean>, limitMs = 60_000): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await done())) {
    if (Date.now() > end) throw new Error(`Waited ${limitMs / 1000} seconds in vain for ${what}.`);
    await sleep(100);
  }
}
