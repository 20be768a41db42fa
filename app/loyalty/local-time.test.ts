import { describe, expect, it } from "vitest";
import { endOfLocalDay, localInstant } from "./local-time";

describe("local times", () => {
  it.each([
    ["2026-11-28T09:00", "Europe/London", "2026-11-28T09:00:00.000Z"],
    ["2026-07-28T09:00", "Europe/London", "2026-07-28T08:00:00.000Z"],
    ["2026-11-28T09:00", "Pacific/Auckland", "2026-11-27T20:00:00.000Z"],
    // the clocks go from one to two: half past one is not there
    ["2026-03-29T01:30", "Europe/London", "2026-03-29T01:30:00.000Z"],
  ])("%s in %s is %s", (local, zone, instant) => {
    expect(localInstant(local, zone).toISOString()).toBe(instant);
  });

  it("end a day when the next one begins, whatever its length", () => {
    expect(endOfLocalDay("2027-02-20", "Europe/Paris").toISOString()).toBe("2027-02-20T22:59:59.999Z");
    expect(endOfLocalDay("2026-10-25", "Europe/Paris").toISOString()).toBe("2026-10-25T22:59:59.999Z");
  });
});
