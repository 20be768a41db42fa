import { afterEach, expect, it, vi } from "vitest";
import { endWhenTold } from "./process-end.server";

const signals = ["SIGTERM", "SIGINT"] as const;
const before = new Map(signals.map((signal) => [signal, process.listeners(signal)]));

afterEach(() => {
  vi.restoreAllMocks();
  for (const signal of signals) {
    for (const listener of process.listeners(signal)) if (!before.get(signal)!.includes(listener)) process.off(signal, listener);
  }
});

/** Tells this process to end, as the terminal and a parent would, without its ending. */
function told(stop: () => Promise<void>) {
  const exit = vi.spyOn(process, "exit").mockImplementation(() => undefined as never);
  endWhenTold({ stop });
  return exit;
}

it("stops once, however often it is told, and ends with exit code 0", async () => {
  const stop = vi.fn(() => Promise.resolve());
  const exit = told(stop);
  for (const listener of process.listeners("SIGINT").slice(before.get("SIGINT")!.length)) listener("SIGINT");
  for (const listener of process.listeners("SIGTERM").slice(before.get("SIGTERM")!.length)) listener("SIGTERM");
  await vi.waitFor(() => expect(exit).toHaveBeenCalled());
  expect(stop).toHaveBeenCalledTimes(1);
  expect(exit.mock.calls).toEqual([[0]]);
});

it("ends with exit code 1 when it cannot stop in order", async () => {
  const exit = told(() => Promise.reject(new Error("still busy")));
  for (const listener of process.listeners("SIGTERM").slice(before.get("SIGTERM")!.length)) listener("SIGTERM");
  await vi.waitFor(() => expect(exit.mock.calls).toEqual([[1]]));
});
