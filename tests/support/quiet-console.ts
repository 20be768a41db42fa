import { afterEach, beforeEach, expect, vi, type MockInstance } from "vitest";

let spies: Array<MockInstance<(...args: unknown[]) => void>> = [];

/** An unexpected console.error or console.warn fails the test; a test that expects one clears the spy itself. */
beforeEach(() => {
  spies = (["error", "warn"] as const).map((method) => vi.spyOn(console, method).mockImplementation(() => undefined));
});

afterEach(() => {
  const said = spies.flatMap((spy) => spy.mock.calls.map((call) => call.map(String).join(" ")));
  for (const spy of spies) spy.mockRestore();
  expect(said, "console.error or console.warn was called").toEqual([]);
});
