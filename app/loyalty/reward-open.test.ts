import { describe, expect, it } from "vitest";
import { countedSince, notOpen } from "./reward-open";

const free = { today: "2026-11-22", taken: 0, own: 0 };

describe("a reward is open", () => {
  it.each([
    ["without conditions", {}, free, null],
    ["from its first day on", { from: "2026-11-22" }, free, null],
    ["not before", { from: "2026-11-23" }, free, "not-yet"],
    ["up to its last day", { until: "2026-11-22" }, free, null],
    ["not after", { until: "2026-11-21" }, free, "over"],
    ["while there are some", { stock: 3 }, { ...free, taken: 2 }, null],
    ["not when all are taken, or more", { stock: 3 }, { ...free, taken: 4 }, "out-of-stock"],
    ["as often as it may be taken", { limit: { times: 2 } }, { ...free, own: 1 }, null],
    ["not more often", { limit: { times: 2 } }, { ...free, own: 2 }, "limit-reached"],
    ["to nobody once it is over, however many there are", { until: "2026-11-01", stock: 1 }, { ...free, taken: 1 }, "over"],
  ] as const)("%s", (_name, reward, takings, refused) => {
    expect(notOpen(reward, takings)).toBe(refused);
  });

  it.each([
    ["day", "2026-11-21T23:00:00.000Z"],
    ["week", "2026-11-15T23:00:00.000Z"],
    ["month", "2026-10-31T23:00:00.000Z"],
    ["year", "2025-12-31T23:00:00.000Z"],
  ] as const)("by the shop's own %s", (every, since) => {
    expect(countedSince({ limit: { times: 1, every } }, "2026-11-22T10:00:00.000Z", "Europe/Paris")).toBe(since);
  });

  it("ever, where no period is named", () => {
    expect(countedSince({ limit: { times: 1 } }, "2026-11-22T10:00:00.000Z", "Europe/Paris")).toBeNull();
    expect(countedSince({}, "2026-11-22T10:00:00.000Z", "Europe/Paris")).toBeNull();
  });
});
