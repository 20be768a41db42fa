import type { WebhookFaults } from "../control/faults";
import { chance } from "../store/random";

/** What becomes of one event under the faults in force: it depends on seed and event id alone. */
export interface Fate {
  /** milliseconds to wait before each delivery; none: it is dropped */
  deliveries: number[];
  /** how many places it falls back among what is waiting */
  behind: number;
}

const LATEST_MS = 60_000;
const EARLIEST_MS = 1_000;
const SHUFFLED_OVER = 400;

export function fateOf(eventId: string, faults: WebhookFaults): Fate {
  const draw = (name: string) => chance(faults.seed, eventId, name);
  if (draw("drop") < faults.drop) return { deliveries: [], behind: 0 };
  const copies = draw("duplicate") < faults.duplicate ? [1, 2] : [1];
  return {
    deliveries: copies.map((copy) =>
      draw(`delay ${copy}`) < faults.delay ? EARLIEST_MS + Math.floor(draw(`wait ${copy}`) * (LATEST_MS - EARLIEST_MS)) : 0,
    ),
    behind: faults.shuffle ? Math.floor(draw("shuffle") * SHUFFLED_OVER) : 0,
  };
}
