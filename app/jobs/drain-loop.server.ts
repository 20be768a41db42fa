import { log } from "../base/log.server";
import { drainUntilEmpty } from "../intake/drain.server";

/** How long an empty inbox is left alone: shortly after work, longer the longer nothing comes. Milliseconds. */
const shortest = 25;
const longest = 500;
const afterFailure = 2_000;

export interface Loop {
  /** resolves when the batch under way is done */
  stop(): Promise<void>;
}

/**
 * Drains the inbox for as long as the process lives. Several processes may do so: a shop is served by one at a time. A
 * failure of the moment (the database restarts) is logged and tried again; the events are still there.
 */
export function startDrainLoop(): Loop {
  let stopping = false;
  let wake: () => void = () => undefined;
  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const run = async () => {
    let wait = shortest;
    while (!stopping) {
      try {
        const finished = await drainUntilEmpty(undefined, () => !stopping);
        wait = finished > 0 ? shortest : Math.min(longest, wait * 2);
      } catch (error) {
        log.error({ err: error }, "the inbox could not be drained");
        wait = afterFailure;
      }
      if (!stopping) await pause(wait);
    }
  };
  const running = run();
  return {
    stop: async () => {
      stopping = true;
      wake();
      await running;
    },
  };
}
