import type { Program, ProgramVersion } from "../program";

/** The orders placed from here on, and up to there, are what a simulation counts. RFC 3339 in UTC with milliseconds. */
export interface SimulatedWindow {
  from: string;
  until: string;
}

/** A program as if it had been in force for the whole window. */
export interface Scenario {
  /** ascending: those that were in force before the window, and the program from its beginning on */
  versions: readonly ProgramVersion[];
  program: Program;
}

/**
 * What was published before the window judges the orders before it, as it did: they make tiers, places and what is used of a cap. From
 * the window's first moment on the program stands, whenever it would begin: `startsAt` is not looked at. Where nothing was published
 * before the window, the program judges the earlier orders too, as the oldest version does.
 */
export function scenarioOf(program: Program, published: readonly ProgramVersion[], { from }: SimulatedWindow): Scenario {
  const before = published.filter(({ inForceFrom }) => inForceFrom < from);
  const number = (published.at(-1)?.number ?? 0) + 1;
  const simulated = { ...program, startsAt: null };
  return { versions: [...before, { number, program: simulated, inForceFrom: from }], program: simulated };
}
