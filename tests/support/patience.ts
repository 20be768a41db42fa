import { vi } from "vitest";

/** A test waits for what comes, not for how fast a machine is: vitest would give up after a second, which a busy one takes. */
const patience = 20_000;

const waitFor = vi.waitFor.bind(vi);
vi.waitFor = (callback, options) =>
  waitFor(callback, { timeout: patience, ...(typeof options === "number" ? { timeout: options } : options) });
